import { Button, CopyButton } from '@mantine/core';
import { useLocation } from 'react-router';
import { Icon } from '../../components/icon.js';
import { results as texts } from '../../texts/results.js';

/** Copies the address, which holds everything that is shown; left out where the browser has no clipboard. */
export function CopyLink() {
  useLocation();
  // Absent on pages that are not served over https, but for localhost.
  if (!(navigator.clipboard as Clipboard | undefined)) return null;
  return (
    <CopyButton value={location.href}>
      {({ copied, copy }) => (
        <Button variant="default" leftSection={<Icon name={copied ? 'check' : 'link'} />} onClick={copy}>
          {copied ? texts.copied : texts.copyLink}
        </Button>
      )}
    </CopyButton>
  );
}
