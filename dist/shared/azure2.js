export { r as getJson } from "./azure-core-rest-pipeline2.js";
