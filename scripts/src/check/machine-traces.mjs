import { linesOf, trackedFiles } from './tracked-files.mjs';

const binary = /\.(png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|pdf|zip|gz|wasm|mp4)$/;

/** What must not be committed, with the sentence that says so. */
const traces = [
  [/(^|[^\w./-])\/(work|farm|root(?!\/\.npm\b)|Users\/\w+|home\/(?!node\b)\w+)\//, 'a path of one machine'],
  [/\bregistry\.[a-z]+\.(org|com|dev|io)\b/, 'a package registry host'],
  [/"resolved": *"https?:/, 'a download host'],
  [/_authToken *=/, 'a registry token'],
  [/-----BEGIN (\w+ )?PRIVATE KEY-----(\\n|\s)*[A-Za-z0-9+/]{40}/, 'a private key'],
  [/\b(sk|rk)_live_\w{16}|\bwhsec_[A-Za-z0-9+/]{24}/, 'a Stripe secret'],
  [/\bsk-(proj-)?[A-Za-z0-9_-]{32}/, 'an AI provider key'],
  [/\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}|\bxox[abp]-\w{10}|\bnpm_\w{36}/, 'an access key'],
];

/** Lines that tie the repository to one machine or give away a secret. */
export default function machineTraces(root) {
  return trackedFiles(root)
    .filter((path) => !binary.test(path))
    .flatMap((path) => {
      const lines = linesOf(root, path);
      return lines.flatMap((line, index) => {
        const text = line.includes('PRIVATE KEY') ? `${line}\n${lines[index + 1] ?? ''}` : line;
        return traces
          .filter(([pattern]) => pattern.test(text))
          .map(([, what]) => `${path}:${index + 1}: ${what} does not belong in the repository`);
      });
    });
}
