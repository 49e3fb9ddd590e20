/** In which the gateway hands over the secret part of a file's address, so that no log of paths holds it. */
export const fileTokenHeader = 'x-file-token';
