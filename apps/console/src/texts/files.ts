import { pageTitles } from './page-titles.js';

/** Texts of the files page. */
export const files = {
  title: pageTitles.files,
  about: 'Images for your variations. Anyone with the URL can view an image.',
  upload: 'Upload image',
  uploaded: 'Image uploaded.',
  copy: (name: string) => `Copy the URL of ${name}`,
  copied: 'Copied',
  remove: (name: string) => `Delete ${name}`,
  size: (bytes: number) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()} KB`,
  confirmRemove: (name: string) => ({
    title: `Delete “${name}”?`,
    text: 'Its URL stops working, even in running variations. This cannot be undone.',
    confirm: 'Delete',
  }),
  removed: (name: string) => `“${name}” was deleted.`,
  empty: {
    title: 'No images yet',
    text: 'Upload a PNG, JPEG, GIF, WebP or AVIF of up to 5 MiB, then use its URL in the CSS or JavaScript of a variation.',
  },
} as const;
