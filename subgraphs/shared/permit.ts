export { applyPermissions } from './permit/guard.ts'
export { type Access, permissionMatrix } from './permit/matrix.ts'
export { allow, definePermissions, type PermissionTable, type Rule } from './permit/rules.ts'
