import { Box, Text, UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Icon } from './icon.js';

/** Something that is there on demand, such as the numbers behind a picture. */
export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box>
      <UnstyledButton onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        <Text size="sm" fw={550} component="span">
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} /> {title}
        </Text>
      </UnstyledButton>
      {isOpen && children}
    </Box>
  );
}
