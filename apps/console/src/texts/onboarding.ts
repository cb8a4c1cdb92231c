/** Texts of the list that leads to the first visitor. */
export const onboarding = {
  title: 'Your first experiment',
  about: 'From here to your first visitor. Each step is ticked off as soon as it is done.',
  progress: (done: number, all: number) => `${done} of ${all} steps done`,
  done: 'done',
  open: 'to do',
  hide: 'Hide',
  finished: 'Your experiment is live and visitors are being counted.',
  results: 'Open results',
  steps: {
    experiment: {
      title: 'Create an experiment',
      hint: 'A title and the URL of your page are enough. Visitors see nothing until you start it.',
      button: 'Create experiment',
    },
    tag: {
      title: 'Put the tag on your page',
      hint: 'One line of code serves all experiments of this project.',
      button: 'Open tag',
    },
    variation: {
      title: 'Change something in a variation',
      hint: 'Write CSS or JavaScript for Variation 1. The control stays as your page is.',
      button: 'Edit variation',
    },
    metric: {
      title: 'Add a metric',
      hint: 'What should improve: clicks on a button, orders, sign-ups.',
      button: 'Add metric',
    },
    preview: {
      title: 'Preview it on your page',
      hint: 'The preview link shows you the variation before anyone else sees it.',
      button: 'Open preview links',
    },
    start: {
      title: 'Start the experiment',
      hint: 'The checklist on its page shows whether anything is missing.',
      button: 'Open experiment',
    },
    visitor: {
      title: 'See your first visitor',
      hint: 'Open your page in another browser or a private window. The visitor appears here within seconds.',
      button: 'Watch live',
    },
  },
} as const;
