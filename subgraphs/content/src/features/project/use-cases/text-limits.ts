/** Most characters of a title. */
export const titleLengthMax = 120;
/** Most characters of a summary. */
export const summaryLengthMax = 280;
/** Most characters of a description. */
export const descriptionLengthMax = 20_000;
