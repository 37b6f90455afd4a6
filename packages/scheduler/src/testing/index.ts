export { formatDocument, loadControlPlane, loadFiles, VALID_CONTROL_PLANE, withFiles } from './control-plane-files.ts';
