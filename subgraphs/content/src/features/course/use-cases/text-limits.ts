/** Most characters of a title. */
export const titleLengthMax = 120;
/** Most characters of a summary. */
export const summaryLengthMax = 500;
/** Most characters of the text. */
export const bodyLengthMax = 100_000;
/** Most characters of the id that a seller gives a course. */
export const keyLengthMax = 200;
