/** Where a container image lies. */
export interface ImagePlace {
  /** Host and port of the registry. */
  readonly registry: string;
  readonly repository: string;
}

/** Splits `images.example.org/acme/plugin`. */
export function placeOfImage(dockerImage: string): ImagePlace {
  const slash = dockerImage.indexOf('/');
  return { registry: dockerImage.slice(0, slash), repository: dockerImage.slice(slash + 1) };
}

/** An image by tag or digest, as `docker pull` takes it. */
function imageReference(dockerImage: string, version: string): string {
  return `${dockerImage}${version.startsWith('sha256:') ? '@' : ':'}${version}`;
}

/** One line for a terminal that signs in with the token and pulls the image. */
export function pullCommand(dockerImage: string, version: string, token: string): string {
  const { registry } = placeOfImage(dockerImage);
  const login = `echo ${token} | docker login ${registry} --username download --password-stdin`;
  return `${login} && docker pull ${imageReference(dockerImage, version)}`;
}
