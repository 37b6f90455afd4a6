export { baseRepoFile, type ControlPlane, PromotionWorld, TOKEN } from './promotion-world.ts';
