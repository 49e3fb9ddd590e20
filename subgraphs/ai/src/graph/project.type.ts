import { toGlobalId } from '@gatefold/schema';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A project as this subgraph shows it: by key alone. */
@ObjectType('Project', { description: 'A piece of work that a person shows.' })
@Directive('@key(fields: "id")')
export class ProjectType {
  /** uuid; not shown. */
  projectId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;
}

/** The project with this uuid, without asking whether there is one. */
export function toProjectType(projectId: string): ProjectType {
  return { projectId, id: toGlobalId('Project', projectId) };
}
