import { Creators } from './m0001-creators.js';
import { Projects } from './m0002-projects.js';
import { Portfolios } from './m0003-portfolios.js';
import { Suggestions } from './m0004-suggestions.js';
import { FrozenProjects } from './m0005-frozen-projects.js';
import { Courses } from './m0006-courses.js';

/** Every migration in the order in which it runs; a name never changes once it landed. */
export const migrations = [
  { name: 'm0001-creators', class: Creators },
  { name: 'm0002-projects', class: Projects },
  { name: 'm0003-portfolios', class: Portfolios },
  { name: 'm0004-suggestions', class: Suggestions },
  { name: 'm0005-frozen-projects', class: FrozenProjects },
  { name: 'm0006-courses', class: Courses },
];
