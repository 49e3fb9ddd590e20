import { ValidateBy } from 'class-validator';

/** Most characters of a link. */
const linkLengthMax = 2_000;

/** Admits an absolute https URL without a login in it, or an empty text, which removes the link. */
export function HttpsLink(): PropertyDecorator {
  return ValidateBy({
    name: 'httpsLink',
    validator: {
      validate: (value) => value === '' || (typeof value === 'string' && isHttpsUrl(value)),
      defaultMessage: (problem) =>
        `${problem?.property} must be an https:// address of at most ${linkLengthMax} characters`,
    },
  });
}

function isHttpsUrl(value: string): boolean {
  const url = value.length <= linkLengthMax ? URL.parse(value) : null;
  return (
    url?.protocol === 'https:' && /^https:\/\//i.test(value) && url.username === '' && url.password === ''
  );
}
