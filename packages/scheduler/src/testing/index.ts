export { formatDocument, loadFiles } from './control-plane-files.ts';
