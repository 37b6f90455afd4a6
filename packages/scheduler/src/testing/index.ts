export { document, loadControlPlane, loadFiles, WHOLE, withFiles } from './disk-fixture.ts';
