import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Runs one Neo4j in this process, reachable by Bolt as its settings say.
 *
 * <p>Arguments: Neo4j's home folder, and the file with its settings.
 *
 * <p>The password of the user {@code neo4j} is the first line of standard input, so that it is in no argument list and in
 * no environment. When the database accepts connections, {@code READY <port>} is printed. The end of standard input
 * means that the parent is gone or wants a stop: the database is then shut down cleanly, as it is on SIGTERM.
 */
public final class EmbeddedNeo4j {
    private static final long AVAILABLE_WITHIN_SECONDS = 90;

    private EmbeddedNeo4j() {}

    public static void main(String[] args) throws IOException {
        // Neo4j's libraries may print to standard output, which belongs to the READY line alone.
        PrintStream protocol = System.out;
        System.setOut(System.err);

        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        if (password == null || password.isEmpty()) {
            System.err.println("No password was given on standard input.");
            System.exit(2);
        }
        // The watch begins before the database does, so that a parent that dies early leaves nothing behind.
        Thread watch = new Thread(() -> exitAtEndOf(input), "parent-watch");
        watch.setDaemon(true);
        watch.start();

        try {
            int port = start(Path.of(args[0]), Path.of(args[1]), password);
            protocol.println("READY " + port);
            protocol.flush();
        } catch (Exception failure) {
            failure.printStackTrace();
            System.exit(3);
        }
    }

    private static int start(Path home, Path settings, String password) {
        DatabaseManagementService service =
                new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(settings).build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown, "neo4j-shutdown"));

        GraphDatabaseAPI system = (GraphDatabaseAPI) service.database("system");
        // ALTER USER refuses the password that the user has already, which is the usual case from the second start on.
        system.executeTransactionally(
                "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        if (!service.database("neo4j").isAvailable(TimeUnit.SECONDS.toMillis(AVAILABLE_WITHIN_SECONDS))) {
            throw new IllegalStateException("The database neo4j did not become available; debug.log has the reason.");
        }
        return system.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    private static void exitAtEndOf(BufferedReader input) {
        try {
            while (input.readLine() != null) {
                // Nothing but the end of the input has a meaning.
            }
        } catch (IOException broken) {
            // A broken pipe is an end like any other.
        }
        System.exit(0);
    }
}
