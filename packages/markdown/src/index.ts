export { createFairSelector, omittedParagraph } from './fair-selection.ts';
export {
  details,
  escapeProblem,
  escapeText,
  heading,
  inlineCode,
  link,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from './markdown.ts';
