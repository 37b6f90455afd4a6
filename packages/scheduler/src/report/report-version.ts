/** Version of the report's format. A report of another version is not read. */
export const REPORT_VERSION = 2;
