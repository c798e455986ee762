import { Button, Checkbox, Skeleton, Stack } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { DraftNote } from '../field/draft-note.tsx';
import { isEmpty } from '../field/field.ts';
import { FieldsForm, written } from '../field/fields-form.tsx';
import { PickOne } from '../field/pick.tsx';
import { beginning } from '../field/use-fields.ts';
import { refreshIssue } from '../issue/issue.queries.ts';
import { ApiError, post } from '../kernel/api.ts';
import { useDraft, writeDraft } from '../kernel/draft.ts';
import { keep, useKept } from '../kernel/kept.ts';
import { messageBeside, messageOf } from '../kernel/message.ts';
import { fullAddress, places } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { uploadFiles } from '../kernel/upload.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { Alert } from '../ui/alert.tsx';
import { TypeTile } from '../ui/issue-marks.tsx';
import { KeyTip } from '../ui/key-tip.tsx';
import { notify, notifyRefusal } from '../ui/notify.ts';
import { useGo } from '../ui/to.tsx';
import { createWords } from './create.words.ts';
import classes from './create-dialog.module.css';
import { type Draft, draftName, typesOf } from './create-dialog.tsx';
import { type ProjectChoice, useCreateFields } from './create-meta.ts';
import { Files } from './files.tsx';
import { type Begin, closeCreate } from './open-create.ts';

interface Props {
  begin: Begin;
  projects: readonly ProjectChoice[];
  start: Draft;
  /** A draft was there when the dialog was opened. */
  restored: boolean;
}

export function CreateForm({ begin, projects, start, restored }: Props) {
  const words = useWords(createWords);
  const go = useGo();
  const { me } = useReader();
  const [standard] = useState<Draft>(start);
  const [draft, setDraft, forget] = useDraft<Draft>(me?.name ?? '', draftName(begin), standard);
  // A draft of another place (a project that is gone) is shown where it can be created.
  const [{ projectKey, typeId }, setPlace] = useState({ projectKey: start.projectKey, typeId: start.typeId });
  const [another, setAnother] = useKept('create.another', false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [busy, setBusy] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [back, setBack] = useState(restored);
  const project = projects.find(({ key }) => key === projectKey);
  const types = typesOf(project, begin);
  const { data: fields, error } = useCreateFields(project?.key, typeId || undefined);
  const first = useMemo(() => beginning(fields ?? [], { reporter: me }), [fields, me]);
  const values = { ...first, ...draft.values };
  const place = useMemo(() => {
    const attach = async (pasted: File[]) => {
      setFiles((all) => [...all, ...pasted]);
      return pasted.map(({ name }) => name);
    };
    return { projectKey, attach };
  }, [projectKey]);

  const move = (next: { projectKey: string; typeId: string }) => {
    setPlace(next);
    setRefused(null);
    setDraft({ ...draft, ...next });
  };
  const chooseProject = (key: string | null) => {
    const chosen = projects.find((one) => one.key === key);
    if (!chosen) return;
    const offered = typesOf(chosen, begin);
    const name = types.find(({ id }) => id === typeId)?.name;
    const type = offered.find((one) => one.name === name) ?? offered[0];
    move({ projectKey: chosen.key, typeId: type?.id ?? '' });
  };
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy || !fields) return;
    setBusy(true);
    setRefused(null);
    try {
      const sent = Object.entries(written(fields, values)).filter(
        ([id, value]) => !isEmpty(value) || !isEmpty(first[id]),
      );
      const { key } = await post<{ key: string }>(
        '/rest/api/2/issue',
        {
          fields: {
            ...Object.fromEntries(sent),
            project: { key: projectKey },
            issuetype: { id: typeId },
            ...(begin.parent && { parent: { key: begin.parent.key } }),
          },
        },
        { query: { updateHistory: true } },
      );
      await attach(key);
      keep('create.last', { projectKey, typeId });
      tell(key);
      done();
    } catch (problem) {
      setRefused(problem);
    }
    setBusy(false);
  };
  const attach = async (key: string) => {
    if (files.length === 0) return;
    try {
      await uploadFiles(key, files, setShare);
    } catch (problem) {
      notifyRefusal(problem, words.filesFailed(key));
    }
    setShare(null);
  };
  const tell = (key: string) => {
    const href = places.issue(key);
    const open = (event: React.MouseEvent) => {
      event.preventDefault();
      go(href);
    };
    notify(
      <a href={fullAddress(href)} onClick={open}>
        {words.open(key)}
      </a>,
      { title: words.created(key) },
    );
    void queries.invalidateQueries({ queryKey: ['search'] });
    if (begin.parent) void refreshIssue(begin.parent.key);
  };
  const done = () => {
    forget();
    setFiles([]);
    setBack(false);
    if (!another) return closeCreate();
    document.querySelector<HTMLElement>('[data-create] [data-first] input, [data-create] input')?.focus();
  };
  const discard = () => {
    forget();
    writeDraft(me?.name ?? '', draftName(begin), null);
    setBack(false);
  };
  const errors = refused instanceof ApiError ? refused.fields : {};
  const shown = new Set(['project', 'issuetype', ...(fields ?? []).map(({ fieldId }) => fieldId)]);
  const message = refused === null ? '' : messageBeside(refused, shown);
  return (
    <form
      data-create
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented)
          void submit();
      }}
    >
      <Stack gap="lg">
        {back && <DraftNote onDiscard={discard} />}
        <div className={classes.where}>
          <div>
            <label className={classes.label} htmlFor="create-project">
              {words.project}
            </label>
            <PickOne
              id="create-project"
              label={words.project}
              options={projects.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }))}
              value={projectKey}
              onChange={chooseProject}
              disabled={begin.parent !== undefined}
              {...(errors.project && { error: errors.project })}
            />
          </div>
          <div>
            <label className={classes.label} htmlFor="create-type">
              {words.type}
            </label>
            <PickOne
              id="create-type"
              label={words.type}
              options={types.map(({ id, name }) => ({ value: id, label: name }))}
              value={typeId}
              onChange={(id) => id !== null && move({ projectKey, typeId: id })}
              mark={(id) => {
                const type = types.find((one) => one.id === id);
                return type && <TypeTile type={type} label={false} />;
              }}
              {...(errors.issuetype && { error: errors.issuetype })}
            />
          </div>
        </div>
        {error && <Alert>{messageOf(error)}</Alert>}
        {!fields && !error && <Skeleton h={320} />}
        {fields && (
          <FieldsForm
            key={`${projectKey}/${typeId}`}
            fields={fields}
            values={values}
            errors={errors}
            place={place}
            first="summary"
            onChange={(id, value) =>
              setDraft({ ...draft, projectKey, typeId, values: { ...draft.values, [id]: value } })
            }
            onSubmit={() => void submit()}
          />
        )}
        <Files files={files} onChange={setFiles} />
        {message && <Alert>{message}</Alert>}
        <div className={classes.foot}>
          {share !== null && <span role="status">{words.uploading(Math.round(share * 100))}</span>}
          <Checkbox
            label={words.another}
            checked={another}
            onChange={(event) => setAnother(event.currentTarget.checked)}
          />
          <Button variant="default" onClick={closeCreate}>
            {words.cancel}
          </Button>
          <KeyTip label={words.create} keys="Mod+Enter">
            <Button type="submit" loading={busy} disabled={!fields}>
              {words.create}
            </Button>
          </KeyTip>
        </div>
      </Stack>
    </form>
  );
}
