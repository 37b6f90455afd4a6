export { r as getJson } from "./azure3.js";
