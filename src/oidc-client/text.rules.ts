export { isBlank, isWellFormedText } from '../shared/text.rules.ts';
