export { type OciRegistry, type RegistryAccess, startOciRegistry } from './oci-registry.ts';
