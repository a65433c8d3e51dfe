export { breakerControl, type ControlChange, type Controls, openControls, switchControl } from './controls/controls.ts'
export { type LaneReport, type ProcessReport, type Reports, startReports } from './controls/reports.ts'
