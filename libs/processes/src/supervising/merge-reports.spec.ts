import { mergeReports } from './merge-reports.js';

const report = (value: number) => `# HELP a_total How often, {or} not.
# TYPE a_total counter
a_total ${value}

# HELP b What it is.
# TYPE b gauge
b{kind="a b",x="}"} ${value + 1}
b{} 3
# HELP empty Nothing yet.
# TYPE empty gauge
`;

describe('mergeReports', () => {
  it('keeps each family together and tells its series apart by process', () => {
    const merged = mergeReports([
      { process: '1', text: report(5) },
      { process: '2', text: report(7) },
    ]);

    expect(merged.split('\n').filter((line) => line !== '')).toEqual([
      '# HELP a_total How often, {or} not.',
      '# TYPE a_total counter',
      'a_total{process="1"} 5',
      'a_total{process="2"} 7',
      '# HELP b What it is.',
      '# TYPE b gauge',
      'b{process="1",kind="a b",x="}"} 6',
      'b{process="1"} 3',
      'b{process="2",kind="a b",x="}"} 8',
      'b{process="2"} 3',
    ]);
  });

  it('says nothing of no process', () => {
    expect(mergeReports([])).toBe('');
  });
});
