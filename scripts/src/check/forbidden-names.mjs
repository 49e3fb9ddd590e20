import { trackedFiles } from './tracked-files.mjs';

const forbidden = /^((.+-)?(utils?|helpers?)|common|libs?|misc)$/;

/** Files and folders whose name says nothing of their purpose. */
export default function forbiddenNames(root) {
  return trackedFiles(root).flatMap((path) => {
    const odd = path.split('/').find((segment) => forbidden.test(segment.replace(/^\./, '').split('.')[0]));
    return odd ? [`${path}: ${odd} does not say what it is for; name it after its purpose`] : [];
  });
}
