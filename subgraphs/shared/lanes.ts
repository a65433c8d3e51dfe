export { inLane } from './lanes/current.ts'
export {
  EVERYTHING,
  LANES,
  type Lane,
  type LaneTable,
  readLaneTable,
  switchNames,
  unknownFields,
} from './lanes/table.ts'
