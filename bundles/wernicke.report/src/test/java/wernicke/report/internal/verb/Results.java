package wernicke.report.internal.verb;

import java.util.List;
import wernicke.api.store.Journal;
import wernicke.console.internal.run.Runner;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.FakeUpkeep;
import wernicke.testing.console.TestTerminal;

/** The verbs about results, over fake services. */
record Results(FakeServices services, FakeUpkeep upkeep) {
  Results(FakeServices services) {
    this(services, new FakeUpkeep());
  }

  int run(TestTerminal terminal, String line) {
    Journal journal = services.journal();
    return Runner.of(
            new ListResults(journal),
            new ShowResult(journal),
            new ExportVerb(services.neuroidFiles(), journal),
            new CompareVerb(services.pairedTest(), journal),
            new ForgetResult(upkeep, journal),
            new PlotVerb(services.figures(), journal, services.home(), services.catalog()))
        .run(List.of(line.split(" ", -1)), terminal);
  }
}
