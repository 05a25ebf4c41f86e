package wernicke.shell.internal.testing;

import wernicke.api.catalog.Catalog;
import wernicke.api.job.Jobs;
import wernicke.api.report.Figures;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.shell.internal.service.Services;
import wernicke.testing.console.FakeServices;

/** The fake services as the shell asks for them. */
public record ShellServices(FakeServices fake) implements Services {
  @Override
  public Jobs jobs() {
    return fake.jobs();
  }

  @Override
  public Catalog catalog() {
    return fake.catalog();
  }

  @Override
  public Journal journal() {
    return fake.journal();
  }

  @Override
  public Home home() {
    return fake.home();
  }

  @Override
  public Figures figures() {
    return fake.figures();
  }

  @Override
  public boolean arriving() {
    return false;
  }
}
