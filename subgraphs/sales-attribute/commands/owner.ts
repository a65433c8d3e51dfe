import { hasRole, type Viewer } from '#shared/auth.ts'

/**
 * Whose content a viewer may change: null is everybody's, for operations. A creator's role without a creator's id owns
 * nothing, and no id is empty.
 */
export function contentOwner(viewer: Viewer): string | null {
  return hasRole(viewer, 'OPS') ? null : (viewer.creatorId ?? '')
}
