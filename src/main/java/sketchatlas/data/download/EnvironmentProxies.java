package sketchatlas.data.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that the variables {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy} name (also in capitals, but
 * for HTTP_PROXY, which a web server may have set from a request), else those of the system.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;
    private final ProxySelector system; // null where there is none

    EnvironmentProxies(Map<String, String> environment, ProxySelector system) {
        this.environment = environment;
        this.system = system;
    }

    static EnvironmentProxies ofThisProcess() {
        return new EnvironmentProxies(System.getenv(), ProxySelector.getDefault());
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        Optional<Proxy> named = named(uri.getScheme());
        if (named.isPresent()) {
            return List.of(isDirect(host) ? Proxy.NO_PROXY : named.get());
        }
        return system == null ? List.of(Proxy.NO_PROXY) : system.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException error) {
        if (system != null) {
            system.connectFailed(uri, address, error);
        }
    }

    private Optional<Proxy> named(String scheme) {
        String value = "https".equalsIgnoreCase(scheme) ? first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : first("http_proxy", "all_proxy", "ALL_PROXY");
        if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            URI proxy = URI.create(value.contains("://") ? value.strip() : "http://" + value.strip());
            boolean web = "http".equalsIgnoreCase(proxy.getScheme()) || "https".equalsIgnoreCase(proxy.getScheme());
            return Optional.of(proxy).filter(p -> web && p.getHost() != null).map(p -> new Proxy(Proxy.Type.HTTP,
                    InetSocketAddress.createUnresolved(p.getHost(), p.getPort() < 0 ? DEFAULT_PORT : p.getPort())));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the system's proxies are as good as it gets
        }
    }

    private String first(String... variables) {
        return Arrays.stream(variables).map(v -> environment.getOrDefault(v, "")).filter(v -> !v.isBlank()).findFirst().orElse("");
    }

    private boolean isDirect(String host) {
        if (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]")) {
            return true;
        }
        return Arrays.stream(first("no_proxy", "NO_PROXY").toLowerCase(Locale.ROOT).split(",")).map(String::strip).filter(s -> !s.isEmpty())
                .anyMatch(rule -> rule.equals("*") || host.equals(rule) || host.endsWith(rule.startsWith(".") ? rule : "." + rule));
    }
}
