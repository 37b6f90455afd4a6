export { t as MAX_RECORD_LENGTH } from "./assignment-record.js";
import "./assignment-record2.js";
import "../create-gitops-pr/index.js";
