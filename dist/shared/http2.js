export { r as getJson } from "./http.js";
