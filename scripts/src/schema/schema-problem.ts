/** A failure that people can mend; its message says what is wrong and what to do. */
export class SchemaProblem extends Error {}
