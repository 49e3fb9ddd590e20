import { Matches, MaxLength } from 'class-validator';

const pathLengthMax = 500;
/** Nothing that a browser takes for another host. */
const ownPath = /^\/(?![/\\])[^\s\\]*$/;
const message = `$property must be a path of this site, e.g. /billing, of at most ${pathLengthMax} characters`;

/** Lets a page of this site through to which Stripe sends people back. */
export function IsOwnPath(): PropertyDecorator {
  return (target, property) => {
    Matches(ownPath, { message })(target, property);
    MaxLength(pathLengthMax, { message })(target, property);
  };
}
