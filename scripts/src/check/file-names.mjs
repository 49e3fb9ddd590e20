import { trackedFiles, workspaceFolders } from './tracked-files.mjs';

const roles = 'feature|type|input|resolver|reference|policy|errors|repository|loader|entity|factory';
const word = '[a-z0-9]+(-[a-z0-9]+)*';
const kebab = new RegExp(`^\\.?${word}(\\.${word})*$`);
const generated = /^web\/src\/(.+\/)?gql\//;
const conventional = /^(README\.md|LICENSE|Dockerfile|Migration\d{14}\w*\.ts)$/;

/** What may lie in a feature's folder, by the folder below it ('' is the folder itself). */
const featureFiles = new Map([
  ['', new RegExp(`^${word}(\\.(${roles})\\.ts|(\\.(${roles}))?(\\.integration)?\\.test\\.ts)$`)],
  ['use-cases', new RegExp(`^${word}(\\.integration)?(\\.test)?\\.ts$`)],
  ['handlers', new RegExp(`^on-${word}(\\.integration)?(\\.test)?\\.ts$`)],
  ['data', new RegExp(`^${word}(\\.test)?\\.ts$`)],
  ['jobs', new RegExp(`^${word}(\\.integration)?(\\.test)?\\.ts$`)],
  ['testing', new RegExp(`^${word}(\\.factory)?(\\.test)?\\.ts$`)],
]);

function problemInFeature(path) {
  const [, below] = /^subgraphs\/[^/]+\/src\/features\/(.+)$/.exec(path) ?? [];
  if (!below) return undefined;
  const [feature, ...rest] = below.split('/');
  const file = rest.pop();
  if (!file) return `${path}: lies beside the features, not in one`;
  const pattern = featureFiles.get(rest.join('/'));
  if (!pattern) {
    return `${path}: a feature has the folders use-cases, handlers, jobs, data and testing only, not ${rest.join('/')}`;
  }
  if (pattern.test(file)) return undefined;
  return rest.length === 0
    ? `${path}: not a role of a feature; use ${feature}.<role>.ts with one of ${roles.replaceAll('|', ', ')}`
    : `${path}: in ${rest[0]}/ a file is called ${rest[0] === 'handlers' ? 'on-<past tense>.ts' : '<name>.ts'}`;
}

/** Files and folders that are not kebab-case, or have no role of the closed list inside a feature. */
export default function fileNames(root) {
  const folders = workspaceFolders(root);
  return trackedFiles(root)
    .filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)) && !generated.test(path))
    .flatMap((path) => {
      const segments = path.split('/');
      const odd = segments.find((segment) => !kebab.test(segment) && !conventional.test(segment));
      const problem = odd ? `${path}: ${odd} is not kebab-case` : problemInFeature(path);
      return problem ? [problem] : [];
    });
}
