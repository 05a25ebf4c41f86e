package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wernicke.api.store.Cost.Step;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.cost.Clock;
import wernicke.scorer.internal.cost.Costs;
import wernicke.scorer.internal.cost.Group;
import wernicke.scorer.internal.cost.Ledger;
import wernicke.scorer.internal.cost.Part;

/** Whole jobs by a clock of our own: at half time the ETA is within 30 %, the bar only grows. */
class EtaTest {
  /** A part, what it really takes, and how much of it an earlier process had made. */
  private record Real(Part part, double seconds, double before) {
    Real(Part part, double seconds) {
      this(part, seconds, 0);
    }
  }

  private final AtomicLong nanos = new AtomicLong();
  private final Costs costs = new Costs(cost -> {});
  private final List<double[]> told = new ArrayList<>(); // seconds since the start, fraction, ETA

  private static Real recording(double work, double seconds) {
    return new Real(
        new Part(new Purpose(Purpose.Step.RECORDING, "r"), Step.RECORDING, "weights states", work),
        seconds);
  }

  private static Real comparison(String layer, double work, double seconds) {
    return new Real(
        new Part(new Purpose(Purpose.Step.COMPARISON, layer), Step.COMPARISON, "ridge", work),
        seconds);
  }

  private static Real ceiling(double work, double seconds) {
    return new Real(
        new Part(new Purpose(Purpose.Step.CEILING, "c"), Step.CEILING, "ridge", work), seconds);
  }

  private double now() {
    return nanos.get() / 1e9;
  }

  /** Runs jobs one after the other, as one group; the first plans at once, the others in turn. */
  private void run(List<List<Real>> jobs) {
    nanos.set(0);
    told.clear();
    Group group = new Group();
    List<Clock> clocks = new ArrayList<>();
    List<Ledger> ledgers = new ArrayList<>();
    for (int job = 0; job < jobs.size(); job++) {
      Clock clock = new Clock(nanos::get);
      clocks.add(clock);
      ledgers.add(new Ledger(costs, clock::seconds));
      group.add(job, ledgers.get(job));
    }
    for (int job = 0; job < jobs.size(); job++) {
      clocks.get(job).start();
      ledgers.get(job).plan(jobs.get(job).stream().map(Real::part).toList());
      Part narrow =
          new Part(new Purpose(Purpose.Step.COMPARISON, ""), Step.COMPARISON, "ridge", 1e7);
      group.guess(costs.predict(narrow));
      for (Real real : jobs.get(job)) {
        compute(real, ledgers.get(job), group);
      }
      ledgers.get(job).close();
      clocks.get(job).stop();
    }
    assertThat(group.fraction()).isCloseTo(1, within(1e-9));
    assertThat(told).extracting(t -> t[1]).isSorted();
  }

  private void compute(Real real, Ledger ledger, Group group) {
    ledger.begin(real.part().purpose());
    double begun = now();
    int ticks = 50;
    for (int tick = 0; tick <= ticks; tick++) {
      double own = (double) tick / ticks;
      nanos.set((long) ((begun + own * real.seconds()) * 1e9));
      ledger.progress(real.before() + (1 - real.before()) * own);
      told.add(new double[] {now(), group.fraction(), group.remaining()});
    }
    ledger.done(true);
  }

  /** How far the ETA is off at half time, as a part of what is really left. */
  private double error() {
    double end = now();
    double[] half = told.stream().filter(t -> t[0] >= end / 2).findFirst().orElseThrow();
    return Math.abs(half[2] - (end - half[0])) / (end - half[0]);
  }

  /** A long recording, a dozen layers, a ceiling and controls that nobody has measured yet. */
  private static List<List<Real>> firstTime(double recording) {
    List<Real> job = new ArrayList<>(List.of(recording(6e11, recording)));
    for (int layer = 0; layer < 12; layer++) {
      job.add(comparison("l" + layer, 2e9, 1.5 + 0.1 * (layer % 3)));
    }
    job.add(ceiling(1e10, 9));
    return List.of(job, List.of(comparison("c1", 1e7, 0.2)), List.of(comparison("c2", 1e7, 0.3)));
  }

  @Test
  void aFirstJobThatMostlyRecords() {
    run(firstTime(600));
    assertThat(error()).isLessThan(0.3);
  }

  @Test
  void aFirstJobThatMostlyCompares() {
    run(firstTime(4));
    assertThat(error()).isLessThan(0.3);
  }

  /** The ceiling is most of it: the second time its cost is known from the start. */
  @Test
  void whatWasMeasuredIsKnownFromTheStart() {
    List<List<Real>> jobs = List.of(List.of(comparison("a", 2e9, 3), ceiling(1e10, 300)));
    run(jobs);
    run(jobs);
    assertThat(error()).isLessThan(0.05);
    assertThat(told.get(0)[2]).isCloseTo(303, within(10.0));
  }

  /** A recording of which 60 % was there: the pace is that of what is made now. */
  @Test
  void whatWasThereBeforeSaysNothingOfThePace() {
    run(List.of(List.of(new Real(recording(6e11, 0).part(), 40, 0.6))));
    assertThat(error()).isLessThan(0.1);
    assertThat(costs.predict(recording(6e11, 0).part()).likely())
        .as("a part of a recording is no measurement of all of it")
        .isNotCloseTo(40, within(1.0));
  }

  /** As a model does it: 0 while it loads, then at once what was kept. */
  @Test
  void whatWasKeptTeachesNoSpeed() {
    for (double kept : new double[] {0.05, 0.3, 0.6, 0.95}) {
      Part part = recording(6e11 + kept, 0).part();
      Ledger ledger = new Ledger(costs, this::now);
      nanos.set(0);
      ledger.plan(List.of(part));
      ledger.begin(part.purpose());
      ledger.progress(0);
      nanos.set(2_000_000_000L); // loaded
      ledger.progress(0);
      ledger.progress(kept);
      nanos.addAndGet((long) (50e9 * (1 - kept)));
      ledger.progress((1 + kept) / 2);
      assertThat(ledger.remaining()).isCloseTo(50 * (1 - kept), within(0.1));
      nanos.addAndGet((long) (50e9 * (1 - kept)));
      ledger.progress(1);
      ledger.done(true);
      assertThat(costs.predict(part).likely()).as("kept " + kept).isBetween(96.0, 103.0);
    }
  }

  /** One that tells 0 and then 1 was made as a whole. */
  @Test
  void aStepThatTellsNothingInBetweenIsMeasuredFromItsBegin() {
    Part part = recording(7e11, 0).part();
    Ledger ledger = new Ledger(costs, this::now);
    nanos.set(0);
    ledger.plan(List.of(part));
    ledger.begin(part.purpose());
    ledger.progress(0);
    nanos.set(30_000_000_000L);
    ledger.progress(1);
    ledger.done(true);
    assertThat(costs.predict(part).likely()).isCloseTo(30, within(0.1));
  }
}
