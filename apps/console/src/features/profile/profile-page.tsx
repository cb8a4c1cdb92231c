import { Paper, PasswordInput, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { Failure } from '../../components/failure.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { OwnInvitations } from '../../components/own-invitations.js';
import { Page } from '../../components/page.js';
import { sayDone } from '../../components/toasts.js';
import { account } from '../../texts/account.js';
import { common } from '../../texts/common.js';
import { profile } from '../../texts/profile.js';
import { DataSection } from './data-section.js';
import { SessionsSection } from './sessions-section.js';

type User = Schema<'UserDto'>;

const toggle = { 'aria-label': profile.password.show, tabIndex: 0 };

/** What a user sees and changes about themselves. */
export function ProfilePage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['me'],
    queryFn: () => done(api.GET('/users/me')),
  });
  if (error) return <Failure error={error} retry={refetch} />;
  return (
    <Page title={profile.title} about={profile.about}>
      <Stack gap="md" maw={560}>
        {data ? <AboutForm user={data} /> : <Skeleton height={340} aria-busy="true" />}
        <PasswordForm />
        <Invitations />
        <SessionsSection />
        <DataSection />
      </Stack>
    </Page>
  );
}

function AboutForm({ user }: { user: User }) {
  const { firstName, lastName, contactNumber } = user;
  const state = useApiForm({
    initialValues: { firstName, lastName, contactNumber },
    send: (values) => done(api.PATCH('/users/me', { body: values })),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: ['me'] });
      sayDone(profile.saved);
    },
  });
  const { getInputProps } = state.form;
  return (
    <Paper p="md" component="section" aria-label={profile.who}>
      <Title order={2} mb="sm">
        {profile.who}
      </Title>
      <ApiForm state={state} submit={common.save}>
        <TextInput
          label={profile.fields.email}
          description={profile.fields.emailHint}
          value={user.email}
          readOnly
        />
        <TextInput
          label={profile.fields.firstName}
          autoComplete="given-name"
          {...getInputProps('firstName')}
        />
        <TextInput
          label={profile.fields.lastName}
          autoComplete="family-name"
          {...getInputProps('lastName')}
        />
        <TextInput
          label={profile.fields.contactNumber}
          type="tel"
          autoComplete="tel"
          {...getInputProps('contactNumber')}
        />
      </ApiForm>
    </Paper>
  );
}

function Invitations() {
  const { title, text, none } = account.invitations;
  return (
    <Paper p="md" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {text}
      </Text>
      <OwnInvitations none={none} />
    </Paper>
  );
}

function PasswordForm() {
  const texts = profile.password;
  const state = useApiForm({
    initialValues: { oldPassword: '', newPassword: '' },
    validate: {
      oldPassword: (value) => (value ? null : texts.needed),
      newPassword: (value) => (value ? null : texts.newNeeded),
    },
    send: (values) => done(api.POST('/users/me/password', { body: values })),
    onDone: () => {
      state.form.reset();
      sayDone(texts.changed);
    },
  });
  const { getInputProps } = state.form;
  return (
    <Paper p="md" component="section" aria-label={texts.title}>
      <Title order={2}>{texts.title}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.text}
      </Text>
      <ApiForm state={state} submit={texts.submit}>
        <PasswordInput
          label={texts.old}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          required
          {...getInputProps('oldPassword')}
        />
        <PasswordInput
          label={texts.new}
          description={texts.rules}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          required
          {...getInputProps('newPassword')}
        />
      </ApiForm>
    </Paper>
  );
}
