export { type CodeMeaning, explain } from './explain.js';
export { codesIn, meanings } from './readings.js';
