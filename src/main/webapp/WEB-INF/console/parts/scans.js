// @ts-check
/** The scans of libraries as they go: what the server tells, and how fast it moves. */
import { gql, listen } from '../app/gql.js';

export const LIBRARIES = `query ($jobs: Boolean!, $queued: Boolean!) {
  libraries(pagination: {none: {unpaginated: true}}) { nodes { id name path description status lastScannedAt
    config { libraryType libraryPattern watch processMetadata defaultReadingDir defaultReadingMode defaultReadingImageScaleFit
      convertRarToZip hardDeleteConversions generateFileHashes generateKoreaderHashes defaultLibraryViewMode hideSeriesView skipBookOverview
      processThumbnailColorsEvenWithoutConfig ignoreRules
      thumbnailConfig { format quality page resizeMethod { __typename ... on ExactDimensionResize { width height } ... on FitWithinResize { width height } ... on ScaleEvenlyByFactor { factor } ... on ScaledDimensionResize { dimension size } } } } } }
  jobs(pagination: {offset: {page: 1, pageSize: 100}}) @include(if: $jobs) { nodes { id description status msElapsed createdAt completedAt logCount
    outputData { ... on LibraryScanOutput { totalFiles createdMedia updatedMedia skippedFiles ignoredFiles createdSeries } } } }
  scheduledJobs @include(if: $queued) { id name schedule enabled lastRunAt nextRunAt config }
}`;
const NEWS = 'subscription { readEvents { __typename ... on JobUpdate { id status message subtitle completedTasks remainingTasks } } }';
const PAUSE = 3000;
/** Milliseconds that a rate is measured over. */
const WINDOW = 15000;

const ENDED = ['COMPLETED', 'CANCELLED', 'FAILED'];

/** Whether a job has come to its end. @param {any} job */
export function ended(job) {
  return ENDED.includes(job.status);
}

/** The jobs of one library, the latest first; a job names its library in its description. @param {any} library @param {any[]} jobs */
export function jobsOf(library, jobs) {
  return jobs.filter((job) => job.description === 'Scan of ' + library.name);
}

/** How far each scan under way is, by the job's id. */
export class Moving {
  /** @type {Map<string, {update: any, marks: {at: number, done: number}[]}>} */
  #known = new Map();

  /** @param {any} update */
  take(update) {
    const now = Date.now();
    const before = this.#known.get(update.id)?.marks ?? [];
    const marks = before.filter(({ at }) => at > now - WINDOW);
    this.#known.set(update.id, { update, marks: [...marks, { at: now, done: update.completedTasks }] });
  }

  /**
   * @param {any} job
   * @returns {{done: number, all: number, file: string, phase: string, rate: number, left: number | null}} rate in
   *     files a second, left in seconds
   */
  of(job) {
    const known = this.#known.get(job.id);
    const out = job.outputData ?? {};
    const done = known?.update.completedTasks ?? (out.createdMedia ?? 0) + (out.updatedMedia ?? 0) + (out.skippedFiles ?? 0) + (out.ignoredFiles ?? 0);
    const all = known ? done + (known.update.remainingTasks ?? 0) : (out.totalFiles ?? 0);
    const rate = known ? speed(known.marks) : 0;
    return {
      done,
      all,
      file: known?.update.subtitle ?? '',
      phase: phase(known?.update, job),
      rate,
      left: rate > 0 ? Math.ceil((all - done) / rate) : null,
    };
  }
}

function speed(marks) {
  const [first, last] = [marks[0], marks[marks.length - 1]];
  return last.at > first.at ? ((last.done - first.done) * 1000) / (last.at - first.at) : 0;
}

/** The server says it in words of its own. */
const PHASES = { 'Counting files': 'counting', 'Reading files': 'reading', 'Looking for files that are gone': 'removing' };

function phase(update, job) {
  const status = update?.status ?? job.status;
  return status === 'RUNNING' ? (PHASES[update?.message] ?? 'running') : status;
}

/**
 * Tells of every move until the signal ends it; where the stream breaks it is opened again.
 *
 * @param {(update: any) => void} moved
 * @param {() => void} missed called when moves may have been missed
 * @param {AbortSignal} signal
 */
export async function follow(moved, missed, signal) {
  for (;;) {
    await listen(NEWS, ({ readEvents: news }) => news.__typename === 'JobUpdate' && moved(news), signal).catch(() => {});
    await new Promise((done) => setTimeout(done, PAUSE));
    if (signal.aborted) {
      return;
    }
    missed();
  }
}

/** What a scan said. @param {string} id @param {AbortSignal} signal @returns {Promise<any[]>} */
export async function logs(id, signal) {
  const data = await gql('query ($id: ID!) { jobById(id: $id) { logs { id level message context timestamp } } }', { id }, { signal });
  return data.jobById?.logs ?? [];
}
