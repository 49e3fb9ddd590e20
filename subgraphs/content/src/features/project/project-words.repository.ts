import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/operation';

/** The words of one project in the order in which the owner gave them. */
interface Words {
  readonly projectId: string;
  readonly words: readonly string[];
}

const wordsOf = (name: string, statement: string) =>
  defineLoader<Words>({
    name,
    batch: async (tx, ids) => (await tx.sql(statement, [ids])) as unknown as readonly Words[],
    keyOf: (words) => words.projectId,
  });

/** Tags by project, many at once. */
export const tagsByProject = wordsOf(
  'tags-by-project',
  `select project_id as "projectId", array_agg(name order by position) as words
   from project_tag where project_id = any($1::uuid[]) group by project_id`,
);

/** Technologies by project, many at once, as the owner writes them. */
export const technologiesByProject = wordsOf(
  'technologies-by-project',
  `select project_id as "projectId", array_agg(label order by position) as words
   from project_technology where project_id = any($1::uuid[]) group by project_id`,
);

/** Both lists of one project. */
export async function readWords(
  tx: Transaction,
  projectId: string,
): Promise<{ tags: readonly string[]; technologies: readonly string[] }> {
  const [tags] = await tagsByProject.batch(tx, [projectId]);
  const [technologies] = await technologiesByProject.batch(tx, [projectId]);
  return { tags: tags?.words ?? [], technologies: technologies?.words ?? [] };
}

export async function writeTags(tx: Transaction, projectId: string, tags: readonly string[]): Promise<void> {
  await tx.sql('delete from project_tag where project_id = $1', [projectId]);
  await tx.sql(
    `insert into project_tag (project_id, name, position)
     select $1, word.name, word.number - 1 from unnest($2::text[]) with ordinality as word (name, number)`,
    [projectId, tags],
  );
}

/** `labels` are distinct without regard to case. */
export async function writeTechnologies(
  tx: Transaction,
  projectId: string,
  labels: readonly string[],
): Promise<void> {
  await tx.sql('delete from project_technology where project_id = $1', [projectId]);
  await tx.sql(
    `insert into project_technology (project_id, name, label, position)
     select $1, word.name, word.label, word.number - 1
     from unnest($2::text[], $3::text[]) with ordinality as word (name, label, number)`,
    [projectId, labels.map((label) => label.toLowerCase()), labels],
  );
}
