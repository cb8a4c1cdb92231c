/** What is noted of traffic: reports, visits, refused events. */
export { Collector, type Collected } from './collector.js';
export { EventsWatch } from './events-watch.js';
export { ReportCounts } from './report-counts.js';
export { TagSightings } from './tag-sightings.js';
export { TrafficNotes } from './traffic-notes.js';
export { VisitsWatch } from './visits-watch.js';
