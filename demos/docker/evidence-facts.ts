/** The numbers of the evidence that the prose quotes. */
import { count, duration, multiple, plural, share } from "../contract/format.ts";
import type { Evidence } from "./evidence-model.ts";
import { daysBetween, middleOf, middleShare, together, waitOf, yearsOf } from "./evidence-words.ts";

/** All of them, whatever is shown. */
export function evidenceFacts({ starts, updates, survey }: Evidence): Record<string, string> {
  const { withImage, withSync, google, pulling, read, containers, develop, deploy } = starts;
  const years = yearsOf(updates).filter(({ whole }) => whole);
  const [busy, quiet] = [years[0]!, years.at(-1)!];
  return {
    withImage: waitOf(withImage),
    withSync: together(waitOf(withSync)),
    google: duration(google.least),
    updates: plural(updates.length, "update"),
    firstPackages: count(updates[0]!.packages),
    lastPackages: plural(updates.at(-1)!.packages, "package"),
    moved: plural(Math.ceil(middleOf(updates)), "package"),
    movedShare: share(middleShare(updates)),
    days: `${count(Number(daysBetween(updates).toFixed(1)))} days`,
    busyYear: `${count(busy.updates)} in ${busy.year}`,
    quietYear: `${count(quiet.updates)} in ${quiet.year}`,
    pulling: share(pulling.least),
    read: `${count(read.least * 100)}\u00a0%`,
    containers: plural(containers.least, "container"),
    studied: String(pulling.year),
    develop: multiple(develop.least),
    deploy: multiple(deploy.least),
    imageUsers: count(survey.count),
    askedUsers: plural(survey.n, "person", "people"),
    surveyYear: String(survey.year),
  };
}
