/** What keeps people out, and what it means for those who belong here. Each setting holds from the moment it is saved. */
import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { adminWords } from '../admin.words.ts';
import { RateLimits } from './rate-limits.tsx';
import { securityWords } from './security.words.ts';
import { type Property, propertiesKey, SwitchSetting, TypedSetting } from './setting.tsx';

export function Section() {
  const words = useWords(adminWords);
  const own = useWords(securityWords);
  const { data, error, refetch } = useQuery({
    queryKey: propertiesKey,
    queryFn: () => get<Property[]>('/rest/api/2/application-properties'),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const of = (id: string) => ({ property: data?.find((one) => one.id === id) ?? { id, value: '' } });
  return (
    <>
      <SectionHead title={words.security}>{words.securityText}</SectionHead>
      {!data && <Skeleton h={400} />}
      {data && (
        <Stack gap="xl">
          <div className="panel">
            <TypedSetting
              {...of('jira.maximum.authentication.attempts.allowed')}
              kind="number"
              label={words.attempts}
              effect={words.attemptsText}
              placeholder={words.never}
            />
            <SwitchSetting
              {...of('jira.websudo.is.disabled')}
              on="false"
              label={words.sudo}
              effect={words.sudoText}
            />
            <TypedSetting
              {...of('jira.websudo.timeout')}
              kind="number"
              label={words.sudoMinutes}
              effect={words.sudoMinutesText}
            />
          </div>
          <Part title={own.sessions}>
            <TypedSetting
              {...of('tessera.session.idle')}
              kind="number"
              label={own.idle}
              effect={own.idleText}
            />
            <TypedSetting
              {...of('tessera.session.lifetime')}
              kind="number"
              label={own.lifetime}
              effect={own.lifetimeText}
            />
            <SwitchSetting {...of('tessera.remember.me')} label={own.remember} effect={own.rememberText} />
            <TypedSetting
              {...of('tessera.remember.me.lifetime')}
              kind="number"
              label={own.rememberDays}
              effect={own.rememberDaysText}
            />
          </Part>
          <Part title={own.passwords}>
            <TypedSetting
              {...of('tessera.password.minimum.length')}
              kind="number"
              label={own.minimumLength}
              effect={own.minimumLengthText}
            />
            <SwitchSetting {...of('tessera.basic.authentication')} label={own.basic} effect={own.basicText} />
          </Part>
          <RateLimits />
          <Part title={words.general}>
            <TypedSetting
              {...of('jira.title')}
              kind="text"
              label={words.serverTitle}
              effect={words.serverTitleText}
            />
            <TypedSetting
              {...of('jira.baseurl')}
              kind="text"
              label={words.baseUrl}
              effect={words.baseUrlText}
            />
            <TypedSetting
              {...of('jira.attachment.size')}
              kind="number"
              label={words.attachmentSize}
              effect={words.attachmentSizeText}
            />
          </Part>
        </Stack>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      <div className="panel">{children}</div>
    </section>
  );
}
