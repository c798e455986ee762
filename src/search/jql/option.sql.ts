/** Which options of a custom field a reader may know of. */
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { mayBrowseProject } from '../../permission/visible.sql.ts';

/** Of the field's contexts in projects that the reader sees, or in every project, as `option`. */
export const optionsSeen = (db: Db, actor: Actor, fieldId: number) =>
  db
    .selectFrom('custom_field_option as option')
    .innerJoin('custom_field_context as context', 'context.id', 'option.context_id')
    .where('context.field_id', '=', fieldId)
    .where((eb) =>
      eb.or([
        eb('context.all_projects', '=', 1),
        eb.exists(
          eb
            .selectFrom('custom_field_scope as scope')
            .innerJoin('project', 'project.id', 'scope.project_id')
            .select('project.id')
            .whereRef('scope.context_id', '=', 'context.id')
            .where(mayBrowseProject(actor)),
        ),
      ]),
    );
