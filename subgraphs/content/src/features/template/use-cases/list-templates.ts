import { designer } from '../data/designer.js';
import { engineer } from '../data/engineer.js';
import { photographer } from '../data/photographer.js';
import { studio } from '../data/studio.js';
import type { Template } from '../data/template.js';
import { writer } from '../data/writer.js';

/** Every starting point, in the order in which they are offered. */
export function listTemplates(): readonly Template[] {
  return [designer, engineer, photographer, writer, studio];
}
