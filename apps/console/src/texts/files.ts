/** Words about files. */
export const files = {
  title: 'Files',
  about: 'Images for your variations. Everybody who knows an address can see the image.',
  upload: 'Upload an image',
  uploaded: 'The image is uploaded.',
  copy: (name: string) => `Copy the address of ${name}`,
  copied: 'Copied',
  remove: (name: string) => `Delete ${name}`,
  size: (bytes: number) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()} KB`,
  confirmRemove: (name: string) => ({
    title: `Delete “${name}”?`,
    text: 'Its address leads nowhere from then on, also in running variations. This cannot be undone.',
    confirm: 'Delete',
  }),
  removed: (name: string) => `“${name}” is deleted.`,
  empty: {
    title: 'No image yet',
    text: 'Upload a PNG, JPEG, GIF, WebP or AVIF of at most 5 MiB, then use its address in the css or js of a variation.',
  },
} as const;
