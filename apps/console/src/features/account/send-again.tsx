import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { account } from '../../texts/account.js';

const texts = account.verify;

/** Another code and link, for a mail that got lost. */
export function SendAgain({ send }: { send: () => Promise<unknown> }) {
  const [isSending, setSending] = useState(false);
  const sendAgain = async () => {
    setSending(true);
    await send().then(() => sayDone(texts.sent), sayFailed);
    setSending(false);
  };
  return (
    <>
      <Button variant="default" loading={isSending} onClick={() => void sendAgain()}>
        {texts.again}
      </Button>
      <Text size="xs" c="dimmed">
        {texts.noMail}
      </Text>
    </>
  );
}
