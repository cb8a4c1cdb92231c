/** Line breaks and other control characters; not NUL, which no text may hold. */
const controls = /(?:(?!\0)[\p{Cc}\p{Zl}\p{Zp}])+/gu;

/** Characters that turn the direction of what follows, and so let a text look like another one. */
const directions = /[\u202a-\u202e\u2066-\u2069]+/g;

/** A text on one line: what breaks it, and every other control character, has become a blank. */
export const oneLine = (text: string): string => text.replace(directions, '').replace(controls, ' ');
