import { Box, Menu, ScrollArea, Text, TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Icon } from '../components/icon.js';
import { useOrganizations } from '../place/use-organizations.js';
import { usePlace, useProjects } from '../place/use-place.js';
import { shell } from '../texts/shell.js';
import classes from './shell.module.css';

const manyProjects = 8;

/** Shows organization and project, and switches them. */
export function PlaceSwitch() {
  const { organization, projectId } = usePlace();
  const project = useProjects().find(({ id }) => id === projectId);
  const name = project?.name ?? shell.noProject;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes.placeButton}>
          <Box miw={0}>
            <Text size="xs" c="dimmed" truncate lh={1.25}>
              {organization.name}
            </Text>
            <Text size="sm" fw={600} truncate lh={1.25}>
              {name}
            </Text>
          </Box>
          <VisuallyHidden>{shell.switchPlace}</VisuallyHidden>
          <Icon name="angle-down" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <ProjectItems />
        <OrganizationItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function ProjectItems() {
  const { projectId, orgId } = usePlace();
  const projects = useProjects();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const shown = projects.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      <Menu.Label>{shell.projects}</Menu.Label>
      {projects.length > manyProjects && (
        <TextInput
          size="xs"
          px="xs"
          pb="xs"
          aria-label={shell.filterProjects}
          placeholder={shell.filterProjects}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={320}>
        {shown.map(({ id, name }) => (
          <Menu.Item
            key={id}
            rightSection={id === projectId && <Icon name="check" />}
            onClick={() => void navigate(`/o/${orgId}/p/${id}`)}
          >
            {name}
          </Menu.Item>
        ))}
      </ScrollArea.Autosize>
    </>
  );
}

function OrganizationItems() {
  const { orgId } = usePlace();
  const { organizations } = useOrganizations();
  const navigate = useNavigate();
  const params = useParams();
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{shell.organizations}</Menu.Label>
      {organizations.map(({ id, name }) => (
        <Menu.Item
          key={id}
          rightSection={id === orgId && <Icon name="check" />}
          onClick={() => id !== Number(params.orgId) && void navigate(`/o/${id}`)}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={<Icon name="plus" />} onClick={() => void navigate('/join')}>
        {shell.joinAnother}
      </Menu.Item>
    </>
  );
}
