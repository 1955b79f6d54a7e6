<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>cli</name>
    <message>
        <source>There is no option %1.</source>
        <translation>No existe la opción %1.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>¿Quizá %1?</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from %2 to %3, not “%4”.</source>
        <translation>--%1 requiere un número entero de %2 a %3, no «%4».</translation>
    </message>
    <message>
        <source>--%1 is a switch and takes no value.</source>
        <translation>--%1 es un interruptor y no lleva valor.</translation>
    </message>
    <message>
        <source>--%1 needs a value: --%1 %2.</source>
        <translation>--%1 necesita un valor: --%1 %2.</translation>
    </message>
    <message>
        <source>A value that begins with dashes is written --%1=VALUE.</source>
        <translation>Un valor que empieza por guiones se escribe --%1=VALOR.</translation>
    </message>
    <message>
        <source>--%1 was given twice.</source>
        <translation>--%1 se ha dado dos veces.</translation>
    </message>
    <message>
        <source>--%1 is missing: --%1 %2.</source>
        <translation>Falta --%1: --%1 %2.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Falta %1.</translation>
    </message>
    <message>
        <source>“%1” is one word too many.</source>
        <translation>«%1» es una palabra de más.</translation>
    </message>
    <message>
        <source>A value with spaces is put in quotes.</source>
        <translation>Un valor con espacios va entre comillas.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>rate of progress</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time left</comment>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>y</source>
        <comment>yes, typed as one letter</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>typed as an answer</comment>
        <translation>sí</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>No registry profile is called “%1” on this computer.</source>
        <translation>Ningún perfil de registro se llama «%1» en este equipo.</translation>
    </message>
    <message>
        <source>Give a URI such as postgresql://ana@db.example.org/tenantry, or sign in once in the panel.</source>
        <translation>Indicar un URI como postgresql://ana@db.example.org/tenantry, o iniciar sesión una vez en el panel.</translation>
    </message>
    <message>
        <source>Known profiles: %1.</source>
        <translation>Perfiles conocidos: %1.</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read: %2.</source>
        <translation>No se puede leer el archivo de contraseña %1: %2.</translation>
    </message>
    <message>
        <source>The password file %1 holds no password: its first line has NUL bytes or is longer than 1 MiB.</source>
        <translation>El archivo de contraseña %1 no contiene una contraseña: su primera línea tiene bytes NUL o pasa de 1 MiB.</translation>
    </message>
    <message>
        <source>No registry was given, and no local server is running.</source>
        <translation>No se ha indicado ningún registro y no hay ningún servidor local en marcha.</translation>
    </message>
    <message>
        <source>Start the local server with `tenantryctl local start`, or name a registry with --registry or TENANTRY_REGISTRY.</source>
        <translation>Poner en marcha el servidor local con `tenantryctl local start`, o indicar un registro con --registry o TENANTRY_REGISTRY.</translation>
    </message>
    <message>
        <source>Nobody was named to sign in.</source>
        <translation>No se ha indicado quién inicia sesión.</translation>
    </message>
    <message>
        <source>Give --operator LOGIN, or put the login into the URI.</source>
        <translation>Indicar --operator LOGIN, o poner el usuario en el URI.</translation>
    </message>
    <message>
        <source>Password of %1:</source>
        <translation>Contraseña de %1:</translation>
    </message>
    <message>
        <source>This has to be confirmed, and there is no terminal to ask on.</source>
        <translation>Hace falta una confirmación y no hay terminal donde pedirla.</translation>
    </message>
    <message>
        <source>Repeat it with --yes.</source>
        <translation>Repetir con --yes.</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[s/N]</translation>
    </message>
    <message>
        <source>Load a clinical laboratory&apos;s product, three plans and a fleet of made-up tenants in different states.</source>
        <translation>Cargar el producto de un laboratorio clínico, tres planes y una flota de tenants inventados en distintos estados.</translation>
    </message>
    <message>
        <source>how many; 24 if not given</source>
        <translation>cuántos; 24 si no se indica</translation>
    </message>
    <message>
        <source>only into a registry without tenants</source>
        <translation>solo en un registro sin tenants</translation>
    </message>
    <message>
        <source>Adds what is missing, so it can be cancelled and repeated. With --json, one object a line as it goes on.</source>
        <translation>Añade lo que falta, así que se puede cancelar y repetir. Con --json, un objeto por línea según avanza.</translation>
    </message>
    <message>
        <source>Nothing to load: the tenants are there.</source>
        <translation>Nada que cargar: los tenants ya están.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) loaded in %1.</source>
        <translation>
            <numerusform>%n tenant cargado en %1.</numerusform>
            <numerusform>%n tenants cargados en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOMBRE</translation>
    </message>
    <message>
        <source>NAME|URI</source>
        <translation>NOMBRE|URI</translation>
    </message>
    <message>
        <source>LOGIN</source>
        <translation>USUARIO</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>ARCHIVO</translation>
    </message>
    <message>
        <source>FILE|-</source>
        <translation>ARCHIVO|-</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SEGUNDOS</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>CARPETA</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXTO</translation>
    </message>
    <message>
        <source>PLAN</source>
        <translation>PLAN</translation>
    </message>
    <message>
        <source>EMAIL</source>
        <translation>CORREO</translation>
    </message>
    <message>
        <source>LABEL</source>
        <translation>ETIQUETA</translation>
    </message>
    <message>
        <source>DOMAIN</source>
        <translation>DOMINIO</translation>
    </message>
    <message>
        <source>HOST</source>
        <translation>HOST</translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation>ROL</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>MODO</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ESTADO</translation>
    </message>
    <message>
        <source>COLUMN</source>
        <translation>COLUMNA</translation>
    </message>
    <message>
        <source>PRODUCT</source>
        <translation>PRODUCTO</translation>
    </message>
    <message>
        <source>SERVER</source>
        <translation>SERVIDOR</translation>
    </message>
    <message>
        <source>OPERATION</source>
        <translation>OPERACIÓN</translation>
    </message>
    <message>
        <source>TENANT</source>
        <translation>TENANT</translation>
    </message>
    <message>
        <source>DB</source>
        <translation>BD</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>(obligatoria)</translation>
    </message>
    <message>
        <source>(may be repeated)</source>
        <translation>(se puede repetir)</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[opciones]</translation>
    </message>
    <message>
        <source>The command line of Tenantry, for operators of database-per-tenant systems on PostgreSQL.</source>
        <translation>La línea de órdenes de Tenantry, para quienes operan sistemas de una base de datos por tenant sobre PostgreSQL.</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Uso:</translation>
    </message>
    <message>
        <source>[global options] NOUN VERB [arguments] [options]</source>
        <translation>[opciones globales] OBJETO VERBO [argumentos] [opciones]</translation>
    </message>
    <message>
        <source>Nouns:</source>
        <translation>Objetos:</translation>
    </message>
    <message>
        <source>Global options, before or after noun and verb:</source>
        <translation>Opciones globales, antes o después de objeto y verbo:</translation>
    </message>
    <message>
        <source>Environment:</source>
        <translation>Variables de entorno:</translation>
    </message>
    <message>
        <source>the folder with everything this computer keeps</source>
        <translation>la carpeta con todo lo que guarda este equipo</translation>
    </message>
    <message>
        <source>as --registry</source>
        <translation>como --registry</translation>
    </message>
    <message>
        <source>as --operator</source>
        <translation>como --operator</translation>
    </message>
    <message>
        <source>the operator&apos;s password</source>
        <translation>la contraseña del operador</translation>
    </message>
    <message>
        <source>as --lang</source>
        <translation>como --lang</translation>
    </message>
    <message>
        <source>Exit status:</source>
        <translation>Código de salida:</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ha fallado</translation>
    </message>
    <message>
        <source>wrong usage, or something given that cannot be accepted</source>
        <translation>uso incorrecto, o un dato que no se puede aceptar</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no encontrado</translation>
    </message>
    <message>
        <source>not permitted, or sign-in failed</source>
        <translation>sin permiso, o inicio de sesión fallido</translation>
    </message>
    <message>
        <source>conflict, or wrong state</source>
        <translation>conflicto, o estado incorrecto</translation>
    </message>
    <message>
        <source>partly done: some tenants failed</source>
        <translation>hecho en parte: algunos tenants han fallado</translation>
    </message>
    <message>
        <source>unreachable, or timed out</source>
        <translation>inalcanzable, o tiempo agotado</translation>
    </message>
    <message>
        <source>cancelled with Ctrl+C</source>
        <translation>cancelado con Ctrl+C</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Ejemplos:</translation>
    </message>
    <message>
        <source>More: tenantryctl NOUN --help, tenantryctl NOUN VERB --help</source>
        <translation>Más: tenantryctl OBJETO --help, tenantryctl OBJETO VERBO --help</translation>
    </message>
    <message>
        <source>VERB [arguments] [options]</source>
        <translation>VERBO [argumentos] [opciones]</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>Verbos:</translation>
    </message>
    <message>
        <source>More: tenantryctl %1 VERB --help</source>
        <translation>Más: tenantryctl %1 VERBO --help</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Argumentos:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Opciones:</translation>
    </message>
    <message>
        <source>Global options:</source>
        <translation>Opciones globales:</translation>
    </message>
    <message>
        <source>provisioning</source>
        <translation>aprovisionándose</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>en mantenimiento</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>tenant state</comment>
        <translation>con fallo</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>en eliminación</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>operation</comment>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>running</source>
        <comment>operation</comment>
        <translation>en curso</translation>
    </message>
    <message>
        <source>succeeded</source>
        <comment>operation</comment>
        <translation>terminada</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>operation</comment>
        <translation>con fallo</translation>
    </message>
    <message>
        <source>undoing</source>
        <comment>operation</comment>
        <translation>deshaciéndose</translation>
    </message>
    <message>
        <source>undone</source>
        <comment>operation</comment>
        <translation>deshecha</translation>
    </message>
    <message>
        <source>interrupted</source>
        <comment>operation</comment>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>step</comment>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>running</source>
        <comment>step</comment>
        <translation>en curso</translation>
    </message>
    <message>
        <source>done</source>
        <comment>step</comment>
        <translation>hecho</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>step</comment>
        <translation>con fallo</translation>
    </message>
    <message>
        <source>undone</source>
        <comment>step</comment>
        <translation>deshecho</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>step</comment>
        <translation>omitido</translation>
    </message>
    <message>
        <source>Open psql on the local server as its superuser.</source>
        <translation>Abrir psql en el servidor local como su superusuario.</translation>
    </message>
    <message>
        <source>What follows -- is handed to psql as it is.</source>
        <translation>Lo que sigue a -- se entrega a psql tal cual.</translation>
    </message>
    <message>
        <source>The local server is not running.</source>
        <translation>El servidor local no está en marcha.</translation>
    </message>
    <message>
        <source>Start it with `tenantryctl local start`.</source>
        <translation>Ponerlo en marcha con `tenantryctl local start`.</translation>
    </message>
    <message>
        <source>There is no psql on this computer.</source>
        <translation>No hay psql en este equipo.</translation>
    </message>
    <message>
        <source>Install PostgreSQL&apos;s client programs: apt install postgresql-client.</source>
        <translation>Instalar los programas cliente de PostgreSQL: apt install postgresql-client.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>No se ha podido iniciar %1: %2.</translation>
    </message>
    <message>
        <source>Start the local server; made on first use, with a registry and an ADMIN. Prints the registry&apos;s URI.</source>
        <translation>Poner en marcha el servidor local; la primera vez se crea, con un registro y un ADMIN. Muestra el URI del registro.</translation>
    </message>
    <message>
        <source>Say whether there is a local server, whether it runs, and how it is reached.</source>
        <translation>Decir si hay un servidor local, si está en marcha y cómo se llega a él.</translation>
    </message>
    <message>
        <source>absent: `tenantryctl local start` makes it</source>
        <translation>no existe: `tenantryctl local start` lo crea</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>server</comment>
        <translation>parado</translation>
    </message>
    <message>
        <source>running</source>
        <comment>server</comment>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>URI</source>
        <translation>URI</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Proceso</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Stop the local server. What is in it stays; stopping twice is no error.</source>
        <translation>Parar el servidor local. Lo que contiene se conserva; pararlo dos veces no es un error.</translation>
    </message>
    <message>
        <source>The local server is stopped.</source>
        <translation>El servidor local está parado.</translation>
    </message>
    <message>
        <source>Remove the local server, its registry and every tenant in it.</source>
        <translation>Eliminar el servidor local, su registro y todos los tenants que contiene.</translation>
    </message>
    <message>
        <source>Remove the local server in %1 with everything in it?</source>
        <translation>¿Eliminar el servidor local de %1 con todo lo que contiene?</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>No se ha hecho nada.</translation>
    </message>
    <message>
        <source>The local server is gone.</source>
        <translation>El servidor local ya no existe.</translation>
    </message>
    <message>
        <source>Finish an operation that failed or was interrupted; what is done already is not done again.</source>
        <translation>Terminar una operación fallida o interrumpida; lo ya hecho no se repite.</translation>
    </message>
    <message>
        <source>its id</source>
        <translation>su identificador</translation>
    </message>
    <message>
        <source>print the passwords that were made</source>
        <translation>mostrar las contraseñas creadas</translation>
    </message>
    <message>
        <source>Tenant “%1” (%2) is ready.</source>
        <translation>El tenant «%1» (%2) está listo.</translation>
    </message>
    <message>
        <source>Password of the database role: %1</source>
        <translation>Contraseña del rol de base de datos: %1</translation>
    </message>
    <message>
        <source>Temporary password of the first account: %1</source>
        <translation>Contraseña temporal de la primera cuenta: %1</translation>
    </message>
    <message>
        <source>Take back everything that an unfinished operation made: database, role, reserved name.</source>
        <translation>Deshacer todo lo que creó una operación sin terminar: base de datos, rol, nombre reservado.</translation>
    </message>
    <message>
        <source>Taken back: nothing of “%1” is left.</source>
        <translation>Deshecho: no queda nada de «%1».</translation>
    </message>
    <message>
        <source>List operations, newest first.</source>
        <translation>Listar las operaciones, las más recientes primero.</translation>
    </message>
    <message>
        <source>how many; 100 if not given</source>
        <translation>cuántas; 100 si no se indica</translation>
    </message>
    <message>
        <source>only those: pending, running, succeeded, failed, undoing, undone, interrupted</source>
        <translation>solo esas: pending, running, succeeded, failed, undoing, undone, interrupted</translation>
    </message>
    <message>
        <source>There is no state “%1”.</source>
        <translation>No existe el estado «%1».</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>Uno de: %1.</translation>
    </message>
    <message>
        <source>No operations.</source>
        <translation>No hay operaciones.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Show one operation, step by step.</source>
        <translation>Mostrar una operación, paso a paso.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Iniciada por</translation>
    </message>
    <message>
        <source>Worked on by</source>
        <translation>Ejecutada por</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Finish it with `tenantryctl operation resume %1`, or take it back with `tenantryctl operation undo %1`.</source>
        <translation>Terminarla con `tenantryctl operation resume %1`, o deshacerla con `tenantryctl operation undo %1`.</translation>
    </message>
    <message>
        <source>connections a tenant&apos;s role may have at once; -1: no limit</source>
        <translation>conexiones simultáneas del rol de un tenant; -1: sin límite</translation>
    </message>
    <message>
        <source>what it is, for people</source>
        <translation>qué es, para las personas</translation>
    </message>
    <message>
        <source>its place in lists, from 0</source>
        <translation>su lugar en las listas, desde 0</translation>
    </message>
    <message>
        <source>Add a plan.</source>
        <translation>Añadir un plan.</translation>
    </message>
    <message>
        <source>its name: gold</source>
        <translation>su nombre: gold</translation>
    </message>
    <message>
        <source>A plan&apos;s name is not empty and has no spaces at its ends.</source>
        <translation>El nombre de un plan no puede estar vacío ni tener espacios en los extremos.</translation>
    </message>
    <message>
        <source>Plan “%1” added.</source>
        <translation>Plan «%1» añadido.</translation>
    </message>
    <message>
        <source>List the plans.</source>
        <translation>Listar los planes.</translation>
    </message>
    <message>
        <source>No plans yet: `tenantryctl plan add NAME`.</source>
        <translation>Aún no hay planes: `tenantryctl plan add NOMBRE`.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Change a plan. New limits hold for tenants provisioned from now on.</source>
        <translation>Cambiar un plan. Los límites nuevos valen para los tenants que se aprovisionen a partir de ahora.</translation>
    </message>
    <message>
        <source>name or id</source>
        <translation>nombre o identificador</translation>
    </message>
    <message>
        <source>a new name</source>
        <translation>un nombre nuevo</translation>
    </message>
    <message>
        <source>Plan “%1” changed.</source>
        <translation>Plan «%1» cambiado.</translation>
    </message>
    <message>
        <source>The seed script %1 cannot be read: %2.</source>
        <translation>No se puede leer el script inicial %1: %2.</translation>
    </message>
    <message>
        <source>The seed script %1 is larger than 16 MiB.</source>
        <translation>El script inicial %1 pasa de 16 MiB.</translation>
    </message>
    <message>
        <source>The seed script %1 is not UTF-8 text.</source>
        <translation>El script inicial %1 no es texto UTF-8.</translation>
    </message>
    <message>
        <source>The seed script %1 is empty.</source>
        <translation>El script inicial %1 está vacío.</translation>
    </message>
    <message>
        <source>Add a product from a folder of migration files; their text and checksums go into the registry.</source>
        <translation>Añadir un producto desde una carpeta de migraciones; su texto y sus sumas de comprobación pasan al registro.</translation>
    </message>
    <message>
        <source>its name: Shop</source>
        <translation>su nombre: Shop</translation>
    </message>
    <message>
        <source>folder of SQL files</source>
        <translation>carpeta con archivos SQL</translation>
    </message>
    <message>
        <source>template database that tenants are cloned from; built now where it is not there yet</source>
        <translation>base de datos plantilla de la que se clonan los tenants; se crea ahora si no existe</translation>
    </message>
    <message>
        <source>no template: tenants are built from the migrations (this is what happens without --template)</source>
        <translation>sin plantilla: los tenants se crean con las migraciones (es lo que ocurre sin --template)</translation>
    </message>
    <message>
        <source>SQL that makes the first account in a new tenant&apos;s database</source>
        <translation>SQL que crea la primera cuenta en la base de datos de un tenant nuevo</translation>
    </message>
    <message>
        <source>where the template is; with --template and several servers</source>
        <translation>dónde está la plantilla; con --template y varios servidores</translation>
    </message>
    <message>
        <source>Layouts known: numbered files, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate. The seed script reads tenantry.slug, tenantry.company_name, tenantry.subdomain, tenantry.admin_name, tenantry.admin_email and tenantry.admin_password_hash with current_setting().</source>
        <translation>Formatos conocidos: archivos numerados, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate. El script inicial lee tenantry.slug, tenantry.company_name, tenantry.subdomain, tenantry.admin_name, tenantry.admin_email y tenantry.admin_password_hash con current_setting().</translation>
    </message>
    <message>
        <source>--template and --no-template exclude each other.</source>
        <translation>--template y --no-template se excluyen.</translation>
    </message>
    <message>
        <source>A product&apos;s name is not empty and has no spaces at its ends.</source>
        <translation>El nombre de un producto no puede estar vacío ni tener espacios en los extremos.</translation>
    </message>
    <message numerus="yes">
        <source>Product “%1” added with %n migration(s), head version %2.</source>
        <translation>
            <numerusform>Producto «%1» añadido con %n migración, última versión %2.</numerusform>
            <numerusform>Producto «%1» añadido con %n migraciones, última versión %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take new migration files of a product into the registry. Files that are there already must not have changed.</source>
        <translation>Incorporar al registro las migraciones nuevas de un producto. Los archivos que ya están no pueden haber cambiado.</translation>
    </message>
    <message>
        <source>a new seed script</source>
        <translation>un script inicial nuevo</translation>
    </message>
    <message>
        <source>Nothing new: “%1” has all of these files.</source>
        <translation>Nada nuevo: «%1» ya tiene todos estos archivos.</translation>
    </message>
    <message numerus="yes">
        <source>%n new migration(s) in “%1”, head version %2.</source>
        <translation>
            <numerusform>%n migración nueva en «%1», última versión %2.</numerusform>
            <numerusform>%n migraciones nuevas en «%1», última versión %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>List the products.</source>
        <translation>Listar los productos.</translation>
    </message>
    <message>
        <source>No products yet: `tenantryctl product add NAME --migrations DIR`.</source>
        <translation>Aún no hay productos: `tenantryctl product add NOMBRE --migrations CARPETA`.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migraciones</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Show one product with its migrations.</source>
        <translation>Mostrar un producto con sus migraciones.</translation>
    </message>
    <message>
        <source>none: tenants are built from the migrations</source>
        <translation>ninguna: los tenants se crean con las migraciones</translation>
    </message>
    <message>
        <source>%1 at version %2</source>
        <translation>%1 en la versión %2</translation>
    </message>
    <message>
        <source>Seed script</source>
        <translation>Script inicial</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Se aplica</translation>
    </message>
    <message>
        <source>whenever it changes</source>
        <translation>siempre que cambia</translation>
    </message>
    <message>
        <source>in a transaction</source>
        <translation>en una transacción</translation>
    </message>
    <message>
        <source>outside a transaction</source>
        <translation>fuera de una transacción</translation>
    </message>
    <message>
        <source>There is no server to build a template on.</source>
        <translation>No hay ningún servidor donde crear una plantilla.</translation>
    </message>
    <message>
        <source>Add one first: `tenantryctl server add`.</source>
        <translation>Añadir uno antes: `tenantryctl server add`.</translation>
    </message>
    <message>
        <source>There are several servers; which one is the template for?</source>
        <translation>Hay varios servidores; ¿para cuál es la plantilla?</translation>
    </message>
    <message>
        <source>Give --server with one of: %1.</source>
        <translation>Indicar --server con uno de: %1.</translation>
    </message>
    <message>
        <source>Build or refresh the template database that a product&apos;s tenants are cloned from.</source>
        <translation>Crear o renovar la base de datos plantilla de la que se clonan los tenants de un producto.</translation>
    </message>
    <message>
        <source>where; needed when there are several</source>
        <translation>dónde; necesario cuando hay varios</translation>
    </message>
    <message>
        <source>what it is called; a name is made if not given</source>
        <translation>cómo se llama; si no se indica, se inventa un nombre</translation>
    </message>
    <message>
        <source>Cloning a template is several times faster than applying the migrations. The new template is built beside the old one, which is dropped afterwards.</source>
        <translation>Clonar una plantilla es varias veces más rápido que aplicar las migraciones. La plantilla nueva se crea junto a la anterior, que se elimina después.</translation>
    </message>
    <message>
        <source>Template %1 of “%2” is ready at version %3.</source>
        <translation>La plantilla %1 de «%2» está lista en la versión %3.</translation>
    </message>
    <message>
        <source>There is no driver for “%1”.</source>
        <translation>No hay controlador para «%1».</translation>
    </message>
    <message>
        <source>%1 is there already: building it again …</source>
        <translation>%1 ya existe: se crea de nuevo…</translation>
    </message>
    <message>
        <source>Building template %1 on %2 …</source>
        <translation>Creando la plantilla %1 en %2…</translation>
    </message>
    <message>
        <source>The old template %1 stays: %2</source>
        <translation>La plantilla anterior %1 se queda: %2</translation>
    </message>
    <message>
        <source>See `tenantryctl %1--help`.</source>
        <translation>Ver `tenantryctl %1--help`.</translation>
    </message>
    <message>
        <source>--lang takes en or es, not “%1”.</source>
        <translation>--lang admite en o es, no «%1».</translation>
    </message>
    <message>
        <source>--timeout takes a number of seconds, not “%1”.</source>
        <translation>--timeout requiere un número de segundos, no «%1».</translation>
    </message>
    <message>
        <source>Something went wrong that should not have: %1</source>
        <translation>Ha ocurrido algo que no debía: %1</translation>
    </message>
    <message>
        <source>Not done within the time that --timeout allows.</source>
        <translation>No ha terminado en el tiempo que permite --timeout.</translation>
    </message>
    <message>
        <source>the registry to work on: a profile&apos;s name, “local”, or postgresql://…</source>
        <translation>el registro con el que trabajar: el nombre de un perfil, «local» o postgresql://…</translation>
    </message>
    <message>
        <source>who signs in</source>
        <translation>quién inicia sesión</translation>
    </message>
    <message>
        <source>the operator&apos;s password: first line of a file, or of standard input</source>
        <translation>la contraseña del operador: primera línea de un archivo o de la entrada estándar</translation>
    </message>
    <message>
        <source>answer with JSON, for scripts</source>
        <translation>responder en JSON, para scripts</translation>
    </message>
    <message>
        <source>language of what is said</source>
        <translation>idioma de los mensajes</translation>
    </message>
    <message>
        <source>do not ask for confirmation</source>
        <translation>no pedir confirmación</translation>
    </message>
    <message>
        <source>say only what was asked for</source>
        <translation>decir solo lo que se ha pedido</translation>
    </message>
    <message>
        <source>with errors, the server&apos;s own words too</source>
        <translation>con los errores, también las palabras del servidor</translation>
    </message>
    <message>
        <source>stop cleanly after this time, with exit status 7</source>
        <translation>parar limpiamente tras este tiempo, con código de salida 7</translation>
    </message>
    <message>
        <source>no colours</source>
        <translation>sin colores</translation>
    </message>
    <message>
        <source>print the version and end</source>
        <translation>mostrar la versión y terminar</translation>
    </message>
    <message>
        <source>print help and end; also on every noun and verb</source>
        <translation>mostrar la ayuda y terminar; también con cada objeto y verbo</translation>
    </message>
    <message>
        <source>A private PostgreSQL with a registry on this computer</source>
        <translation>Un PostgreSQL privado con un registro en este equipo</translation>
    </message>
    <message>
        <source>The master database: who the tenants are and where they live</source>
        <translation>La base de datos maestra: quiénes son los tenants y dónde viven</translation>
    </message>
    <message>
        <source>A fleet of made-up tenants to try things on</source>
        <translation>Una flota de tenants inventados para hacer pruebas</translation>
    </message>
    <message>
        <source>PostgreSQL servers that host tenants&apos; databases</source>
        <translation>Servidores PostgreSQL que alojan bases de datos de tenants</translation>
    </message>
    <message>
        <source>What tenants run: migrations, template, seed script</source>
        <translation>Lo que usan los tenants: migraciones, plantilla, script inicial</translation>
    </message>
    <message>
        <source>Plans that tenants are on: bronze, silver, gold</source>
        <translation>Planes de los tenants: bronze, silver, gold</translation>
    </message>
    <message>
        <source>Tenants: provision, look at, change</source>
        <translation>Tenants: aprovisionar, consultar, cambiar</translation>
    </message>
    <message>
        <source>Durable work on a tenant: look at, finish, take back</source>
        <translation>Trabajo duradero sobre un tenant: consultar, terminar, deshacer</translation>
    </message>
    <message>
        <source>What is to be done? Name a noun and a verb.</source>
        <translation>¿Qué hay que hacer? Indicar un objeto y un verbo.</translation>
    </message>
    <message>
        <source>Nouns: %1.</source>
        <translation>Objetos: %1.</translation>
    </message>
    <message>
        <source>There is no noun “%1”.</source>
        <translation>No existe el objeto «%1».</translation>
    </message>
    <message>
        <source>%1 needs a verb: %2.</source>
        <translation>%1 necesita un verbo: %2.</translation>
    </message>
    <message>
        <source>%1 has no verb “%2”.</source>
        <translation>%1 no tiene el verbo «%2».</translation>
    </message>
    <message>
        <source>Verbs: %1.</source>
        <translation>Verbos: %1.</translation>
    </message>
    <message>
        <source>Make a registry on a server: database, roles, tables, the first ADMIN. Prints the recovery key, once.</source>
        <translation>Crear un registro en un servidor: base de datos, roles, tablas, el primer ADMIN. Muestra la clave de recuperación, una sola vez.</translation>
    </message>
    <message>
        <source>where, as a role with CREATEDB and CREATEROLE</source>
        <translation>dónde, con un rol que tenga CREATEDB y CREATEROLE</translation>
    </message>
    <message>
        <source>login of the first ADMIN</source>
        <translation>usuario del primer ADMIN</translation>
    </message>
    <message>
        <source>the ADMIN&apos;s name</source>
        <translation>el nombre del ADMIN</translation>
    </message>
    <message>
        <source>the ADMIN&apos;s e-mail address</source>
        <translation>la dirección de correo del ADMIN</translation>
    </message>
    <message>
        <source>password of the role in --server: first line of a file</source>
        <translation>contraseña del rol de --server: primera línea de un archivo</translation>
    </message>
    <message>
        <source>name of the database; tenantry if not given</source>
        <translation>nombre de la base de datos; tenantry si no se indica</translation>
    </message>
    <message>
        <source>what people call this registry</source>
        <translation>cómo llaman las personas a este registro</translation>
    </message>
    <message>
        <source>tenants&apos; hosts are SUBDOMAIN.DOMAIN; example.org if not given</source>
        <translation>los tenants están en SUBDOMINIO.DOMINIO; example.org si no se indica</translation>
    </message>
    <message>
        <source>how the panel marks it: red for production; amber if not given</source>
        <translation>cómo lo marca el panel: red para producción; amber si no se indica</translation>
    </message>
    <message>
        <source>remember it on this computer under this name</source>
        <translation>recordarlo en este equipo con este nombre</translation>
    </message>
    <message>
        <source>The new ADMIN&apos;s password comes from --password-file, TENANTRY_PASSWORD or a question on the terminal.</source>
        <translation>La contraseña del nuevo ADMIN viene de --password-file, de TENANTRY_PASSWORD o de una pregunta en el terminal.</translation>
    </message>
    <message>
        <source>--colour takes green, amber or red, not “%1”.</source>
        <translation>--colour admite green, amber o red, no «%1».</translation>
    </message>
    <message>
        <source>Recovery key: %1</source>
        <translation>Clave de recuperación: %1</translation>
    </message>
    <message>
        <source>The recovery key is shown this once and kept nowhere. Whoever has it can open every secret of this registry; without it, nobody can when all ADMINs forget their passwords. Write it down.</source>
        <translation>La clave de recuperación se muestra solo esta vez y no se guarda en ninguna parte. Quien la tenga puede abrir todos los secretos de este registro; sin ella, nadie puede si todos los ADMIN olvidan su contraseña. Conviene anotarla.</translation>
    </message>
    <message>
        <source>The new ADMIN needs a password.</source>
        <translation>El nuevo ADMIN necesita una contraseña.</translation>
    </message>
    <message>
        <source>Give it with --password-file FILE or in TENANTRY_PASSWORD.</source>
        <translation>Indicarla con --password-file ARCHIVO o en TENANTRY_PASSWORD.</translation>
    </message>
    <message>
        <source>New password of %1:</source>
        <translation>Nueva contraseña de %1:</translation>
    </message>
    <message>
        <source>The same again:</source>
        <translation>Otra vez la misma:</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Las dos contraseñas no coinciden.</translation>
    </message>
    <message>
        <source>The registries that this computer remembers, for --registry NAME; add one or forget one.</source>
        <translation>Los registros que recuerda este equipo, para --registry NOMBRE; añadir u olvidar uno.</translation>
    </message>
    <message>
        <source>remember a registry under this name; with --uri</source>
        <translation>recordar un registro con este nombre; junto con --uri</translation>
    </message>
    <message>
        <source>where it is; a password in it is not kept</source>
        <translation>dónde está; una contraseña que contenga no se guarda</translation>
    </message>
    <message>
        <source>how it is marked</source>
        <translation>cómo se marca</translation>
    </message>
    <message>
        <source>forget it</source>
        <translation>olvidarlo</translation>
    </message>
    <message>
        <source>--add and --uri belong together.</source>
        <translation>--add y --uri van juntos.</translation>
    </message>
    <message>
        <source>No profiles yet: sign in once in the panel, or use --add NAME --uri URI.</source>
        <translation>Aún no hay perfiles: iniciar sesión una vez en el panel, o usar --add NOMBRE --uri URI.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Say which registry this is, its version, who is signed in, and how much it holds.</source>
        <translation>Decir qué registro es, su versión, quién ha iniciado sesión y cuánto contiene.</translation>
    </message>
    <message>
        <source>(%1 comes with this program: `tenantryctl registry upgrade`)</source>
        <translation>(este programa trae la %1: `tenantryctl registry upgrade`)</translation>
    </message>
    <message>
        <source>(newer than this program: read-only)</source>
        <translation>(más nueva que este programa: solo lectura)</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Base domain</source>
        <translation>Dominio base</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>Versión del esquema</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operadores</translation>
    </message>
    <message>
        <source>Bring the registry&apos;s tables to the version of this program. Doing it twice does it once.</source>
        <translation>Llevar las tablas del registro a la versión de este programa. Hacerlo dos veces es hacerlo una.</translation>
    </message>
    <message>
        <source>Nothing to do: the registry is up to date.</source>
        <translation>Nada que hacer: el registro está al día.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) applied.</source>
        <translation>
            <numerusform>%n archivo aplicado.</numerusform>
            <numerusform>%n archivos aplicados.</numerusform>
        </translation>
    </message>
    <message>
        <source>all of the following in one: postgresql://USER@HOST:PORT/DATABASE?sslmode=…</source>
        <translation>todo lo siguiente en uno: postgresql://USUARIO@SERVIDOR:PUERTO/BASE?sslmode=…</translation>
    </message>
    <message>
        <source>name, address, or the folder of a socket</source>
        <translation>nombre, dirección o la carpeta de un socket</translation>
    </message>
    <message>
        <source>5432 if not given</source>
        <translation>5432 si no se indica</translation>
    </message>
    <message>
        <source>a role with CREATEDB and CREATEROLE</source>
        <translation>un rol con CREATEDB y CREATEROLE</translation>
    </message>
    <message>
        <source>where it signs in to make databases; postgres if not given</source>
        <translation>dónde inicia sesión para crear bases de datos; postgres si no se indica</translation>
    </message>
    <message>
        <source>disable, allow, prefer, require, verify-ca or verify-full</source>
        <translation>disable, allow, prefer, require, verify-ca o verify-full</translation>
    </message>
    <message>
        <source>PEM file that the server&apos;s certificate is checked against</source>
        <translation>archivo PEM con el que se comprueba el certificado del servidor</translation>
    </message>
    <message>
        <source>the role&apos;s password, kept sealed (the operator&apos;s goes before the verb)</source>
        <translation>la contraseña del rol, que se guarda sellada (la del operador va antes del verbo)</translation>
    </message>
    <message>
        <source>how many tenants may live there; 0: no limit</source>
        <translation>cuántos tenants pueden vivir ahí; 0: sin límite</translation>
    </message>
    <message>
        <source>whether new tenants may be placed there</source>
        <translation>si se pueden alojar ahí tenants nuevos</translation>
    </message>
    <message>
        <source>--accepts-tenants takes yes or no, not “%1”.</source>
        <translation>--accepts-tenants admite yes o no, no «%1».</translation>
    </message>
    <message>
        <source>The certificate file %1 cannot be read: %2.</source>
        <translation>No se puede leer el certificado %1: %2.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form.</source>
        <translation>%1 no contiene un certificado en formato PEM.</translation>
    </message>
    <message>
        <source>Where is the server? Give --uri or --host.</source>
        <translation>¿Dónde está el servidor? Indicar --uri o --host.</translation>
    </message>
    <message>
        <source>Who signs in to the server? Give --user, or put it into --uri.</source>
        <translation>¿Quién inicia sesión en el servidor? Indicar --user, o ponerlo en --uri.</translation>
    </message>
    <message>
        <source>Password of %1 on %2:</source>
        <translation>Contraseña de %1 en %2:</translation>
    </message>
    <message>
        <source>Add a server for tenants. The connection is tested first; the password is kept sealed.</source>
        <translation>Añadir un servidor para tenants. Antes se prueba la conexión; la contraseña se guarda sellada.</translation>
    </message>
    <message>
        <source>what people call it</source>
        <translation>cómo lo llaman las personas</translation>
    </message>
    <message>
        <source>A server&apos;s name is not empty and has no spaces at its ends.</source>
        <translation>El nombre de un servidor no puede estar vacío ni tener espacios en los extremos.</translation>
    </message>
    <message>
        <source>Server “%1” added.</source>
        <translation>Servidor «%1» añadido.</translation>
    </message>
    <message>
        <source>Change a server. The connection is tested before anything is kept.</source>
        <translation>Cambiar un servidor. La conexión se prueba antes de guardar nada.</translation>
    </message>
    <message>
        <source>Server “%1” changed.</source>
        <translation>Servidor «%1» cambiado.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>List the servers.</source>
        <translation>Listar los servidores.</translation>
    </message>
    <message>
        <source>No servers yet: `tenantryctl server add NAME --uri URI`.</source>
        <translation>Aún no hay servidores: `tenantryctl server add NOMBRE --uri URI`.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Takes tenants</source>
        <translation>Admite tenants</translation>
    </message>
    <message>
        <source>Show one server as the registry knows it.</source>
        <translation>Mostrar un servidor tal como lo conoce el registro.</translation>
    </message>
    <message>
        <source>Test the connection to a server: name, port, TLS, password, privileges, version.</source>
        <translation>Probar la conexión con un servidor: nombre, puerto, TLS, contraseña, privilegios, versión.</translation>
    </message>
    <message>
        <source>Server “%1” is reachable and ready.</source>
        <translation>El servidor «%1» responde y está listo.</translation>
    </message>
    <message>
        <source>Forget a server on which no tenant lives. Nothing is done to the server itself.</source>
        <translation>Olvidar un servidor en el que no vive ningún tenant. Al servidor mismo no se le hace nada.</translation>
    </message>
    <message>
        <source>Remove server “%1” from the registry?</source>
        <translation>¿Eliminar del registro el servidor «%1»?</translation>
    </message>
    <message>
        <source>Server “%1” removed.</source>
        <translation>Servidor «%1» eliminado.</translation>
    </message>
    <message>
        <source>Maintenance database</source>
        <translation>Base de datos de mantenimiento</translation>
    </message>
    <message>
        <source>May create databases</source>
        <translation>Puede crear bases de datos</translation>
    </message>
    <message>
        <source>May create roles</source>
        <translation>Puede crear roles</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Bases de datos</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrada</translation>
    </message>
    <message>
        <source>Connecting took</source>
        <translation>Conectar ha tardado</translation>
    </message>
    <message>
        <source>A query took</source>
        <translation>Una consulta ha tardado</translation>
    </message>
    <message>
        <source>Say how a tenant&apos;s own role reaches its database.</source>
        <translation>Decir cómo llega el rol de un tenant a su base de datos.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id</source>
        <translation>slug, subdominio, nombre completo o identificador</translation>
    </message>
    <message>
        <source>the password too; ADMIN only, and audited</source>
        <translation>también la contraseña; solo ADMIN, y queda en la auditoría</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>hidden: --show-secret</source>
        <translation>oculta: --show-secret</translation>
    </message>
    <message>
        <source>Change what the registry says about a tenant.</source>
        <translation>Cambiar lo que dice el registro sobre un tenant.</translation>
    </message>
    <message>
        <source>the company&apos;s name</source>
        <translation>el nombre de la empresa</translation>
    </message>
    <message>
        <source>name of the tenant&apos;s admin</source>
        <translation>nombre del administrador del tenant</translation>
    </message>
    <message>
        <source>e-mail address of the tenant&apos;s admin</source>
        <translation>dirección de correo del administrador del tenant</translation>
    </message>
    <message>
        <source>these labels and no others; an empty one removes all</source>
        <translation>estas etiquetas y ninguna otra; una vacía las quita todas</translation>
    </message>
    <message>
        <source>one more label</source>
        <translation>una etiqueta más</translation>
    </message>
    <message>
        <source>one label less</source>
        <translation>una etiqueta menos</translation>
    </message>
    <message>
        <source>a note for other operators</source>
        <translation>una nota para otros operadores</translation>
    </message>
    <message>
        <source>Nothing to change was given.</source>
        <translation>No se ha indicado nada que cambiar.</translation>
    </message>
    <message>
        <source>Tenant “%1” changed.</source>
        <translation>Tenant «%1» cambiado.</translation>
    </message>
    <message>
        <source>Mark tenants as paused.</source>
        <translation>Marcar tenants como en pausa.</translation>
    </message>
    <message>
        <source>Mark paused tenants, or those in maintenance, as active.</source>
        <translation>Marcar como activos tenants en pausa o en mantenimiento.</translation>
    </message>
    <message>
        <source>Mark tenants as in maintenance.</source>
        <translation>Marcar tenants como en mantenimiento.</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>Subdomain</source>
        <translation>Subdominio</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Controlador</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Despliegue</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Atraso</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Admin&apos;s e-mail</source>
        <translation>Correo del admin</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>There is no column “%1”.</source>
        <translation>No existe la columna «%1».</translation>
    </message>
    <message>
        <source>Columns: %1.</source>
        <translation>Columnas: %1.</translation>
    </message>
    <message>
        <source>List tenants: all that the operator may see, or those that a filter chooses.</source>
        <translation>Listar tenants: todos los que el operador puede ver, o los que elige un filtro.</translation>
    </message>
    <message>
        <source>words and key:value, as in the panel&apos;s filter box: state:paused plan:gold behind:&gt;0 size:&gt;1GB</source>
        <translation>palabras y clave:valor, como en el filtro del panel: state:paused plan:gold behind:&gt;0 size:&gt;1GB</translation>
    </message>
    <message>
        <source>which, by the names that --json uses</source>
        <translation>cuáles, con los nombres que usa --json</translation>
    </message>
    <message>
        <source>by this column; -COLUMN or COLUMN:desc the other way round</source>
        <translation>por esta columna; -COLUMNA o COLUMNA:desc al revés</translation>
    </message>
    <message>
        <source>at most so many</source>
        <translation>como mucho tantos</translation>
    </message>
    <message>
        <source>No tenants yet: `tenantryctl tenant provision --name NAME`.</source>
        <translation>Aún no hay tenants: `tenantryctl tenant provision --name NOMBRE`.</translation>
    </message>
    <message>
        <source>No tenant matches.</source>
        <translation>No coincide ningún tenant.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s)</source>
        <translation>
            <numerusform>%n tenant</numerusform>
            <numerusform>%n tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Show one tenant.</source>
        <translation>Mostrar un tenant.</translation>
    </message>
    <message numerus="yes">
        <source>(%n behind %1)</source>
        <translation>
            <numerusform>(%n por detrás de %1)</numerusform>
            <numerusform>(%n por detrás de %1)</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a tenant: a row in the registry, a role and a database of its own, its schema, its first admin.</source>
        <translation>Crear un tenant: una fila en el registro, un rol y una base de datos propios, su esquema, su primer administrador.</translation>
    </message>
    <message>
        <source>the company&apos;s name (this or --csv)</source>
        <translation>el nombre de la empresa (esto o --csv)</translation>
    </message>
    <message>
        <source>the short name; made from the name if not given</source>
        <translation>el nombre corto; si no se indica, se forma con el nombre</translation>
    </message>
    <message>
        <source>the slug if not given</source>
        <translation>el slug si no se indica</translation>
    </message>
    <message>
        <source>needed when there are several</source>
        <translation>necesario cuando hay varios</translation>
    </message>
    <message>
        <source>the first one if not given</source>
        <translation>el primero si no se indica</translation>
    </message>
    <message>
        <source>a name that tells nothing if not given</source>
        <translation>un nombre que no dice nada si no se indica</translation>
    </message>
    <message>
        <source>as the database if not given</source>
        <translation>como la base de datos si no se indica</translation>
    </message>
    <message>
        <source>e-mail address of the tenant&apos;s first admin</source>
        <translation>dirección de correo del primer administrador del tenant</translation>
    </message>
    <message>
        <source>name of the tenant&apos;s first admin</source>
        <translation>nombre del primer administrador del tenant</translation>
    </message>
    <message>
        <source>a label to find it by</source>
        <translation>una etiqueta para encontrarlo</translation>
    </message>
    <message>
        <source>build it from the migrations even where there is a template</source>
        <translation>crearlo con las migraciones aunque haya plantilla</translation>
    </message>
    <message>
        <source>run every check and change nothing</source>
        <translation>hacer todas las comprobaciones sin cambiar nada</translation>
    </message>
    <message>
        <source>many tenants from a table with columns name, slug, subdomain, product, plan, server, admin_name, admin_email, labels</source>
        <translation>muchos tenants desde una tabla con las columnas name, slug, subdomain, product, plan, server, admin_name, admin_email, labels</translation>
    </message>
    <message>
        <source>A tenant that could not be finished stays as an operation, to be resumed or undone. Rows of a table are provisioned four at a time; a row that fails does not stop the others.</source>
        <translation>Un tenant que no se ha podido terminar queda como operación, que se puede reanudar o deshacer. Las filas de una tabla se aprovisionan de cuatro en cuatro; una fila que falla no detiene las demás.</translation>
    </message>
    <message>
        <source>--%1 and --csv exclude each other.</source>
        <translation>--%1 y --csv se excluyen.</translation>
    </message>
    <message>
        <source>Whom is the tenant for? Give --name NAME, or --csv FILE.</source>
        <translation>¿Para quién es el tenant? Indicar --name NOMBRE, o --csv ARCHIVO.</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Lo que se ha pedido</translation>
    </message>
    <message>
        <source>Everything holds: it can be provisioned. Nothing was changed.</source>
        <translation>Todo se cumple: se puede aprovisionar. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>It cannot be provisioned like this. Nothing was changed.</source>
        <translation>Así no se puede aprovisionar. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Password of the database role</source>
        <translation>Contraseña del rol de base de datos</translation>
    </message>
    <message>
        <source>Temporary password of the first account</source>
        <translation>Contraseña temporal de la primera cuenta</translation>
    </message>
    <message>
        <source>The passwords are kept sealed: `tenantryctl tenant credentials %1 --show-secret`.</source>
        <translation>Las contraseñas se guardan selladas: `tenantryctl tenant credentials %1 --show-secret`.</translation>
    </message>
    <message>
        <source>%1 succeeded, %2 failed, %3 not tried, in %4.</source>
        <translation>%1 con éxito, %2 con fallo, %3 sin intentar, en %4.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>The table %1 cannot be read: %2.</source>
        <translation>No se puede leer la tabla %1: %2.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>No se pudo escribir el archivo %1: %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elegir otra carpeta o liberar espacio en el disco.</translation>
    </message>
    <message>
        <source>No password is kept for the database role of %1.</source>
        <translation>No se guarda ninguna contraseña del rol de base de datos de %1.</translation>
    </message>
    <message>
        <source>It may still be in provisioning.</source>
        <translation>Puede que aún se esté aprovisionando.</translation>
    </message>
    <message>
        <source>The list that this computer kept cannot be read.</source>
        <translation>No se puede leer la lista que este equipo guardaba.</translation>
    </message>
    <message>
        <source>No tenant is called %1.</source>
        <translation>Ningún tenant se llama %1.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FilterBox</name>
    <message>
        <source>Filter: words, state:paused, behind:&gt;0 …</source>
        <translation>Filtro: palabras, state:paused, behind:&gt;0 …</translation>
    </message>
    <message>
        <source>Filter tenants</source>
        <translation>Filtrar tenants</translation>
    </message>
    <message>
        <source>Words are looked for in name, slug, subdomain, database and id.
Also: state:paused  plan:gold,silver  server:db2  behind:&gt;0  size:&gt;1GB  created:&gt;2026-01-31  label:vip  -product:Shop</source>
        <translation>Las palabras se buscan en nombre, slug, subdominio, base de datos e id.
También: state:paused  plan:gold,silver  server:db2  behind:&gt;0  size:&gt;1GB  created:&gt;2026-01-31  label:vip  -product:Shop</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::GroupBar</name>
    <message>
        <source>Group %1</source>
        <translation>Grupo %1</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Cambiar nombre …</translation>
    </message>
    <message>
        <source>Remove group</source>
        <translation>Quitar grupo</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Save this filter as a group …</source>
        <translation>Guardar este filtro como grupo …</translation>
    </message>
    <message>
        <source>Name of the group:</source>
        <translation>Nombre del grupo:</translation>
    </message>
    <message>
        <source>Save group</source>
        <translation>Guardar grupo</translation>
    </message>
    <message>
        <source>New name of the group:</source>
        <translation>Nuevo nombre del grupo:</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>Un grupo necesita un nombre.</translation>
    </message>
    <message>
        <source>There is a group of that name already.</source>
        <translation>Ya hay un grupo con ese nombre.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Saved groups</source>
        <translation>Grupos guardados</translation>
    </message>
    <message>
        <source>Saved groups: names for filters</source>
        <translation>Grupos guardados: nombres para filtros</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nombre del grupo</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantActions</name>
    <message>
        <source>Show details</source>
        <translation>Ver detalles</translation>
    </message>
    <message>
        <source>What it is, what happened to it, how to connect</source>
        <translation>Qué es, qué le ha pasado y cómo conectarse</translation>
    </message>
    <message>
        <source>Copy host name</source>
        <translation>Copiar nombre de host</translation>
    </message>
    <message>
        <source>The host names of what is selected</source>
        <translation>Los nombres de host de la selección</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>Exportar como CSV …</translation>
    </message>
    <message>
        <source>The rows that are shown, with the columns that are shown</source>
        <translation>Las filas visibles, con las columnas visibles</translation>
    </message>
    <message>
        <source>Provision tenant</source>
        <translation>Aprovisionar tenant</translation>
    </message>
    <message>
        <source>A new tenant with a database of its own</source>
        <translation>Un tenant nuevo con su propia base de datos</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Name, plan, labels and note</source>
        <translation>Nombre, plan, etiquetas y nota</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Counts as paused until it is active again</source>
        <translation>Cuenta como en pausa hasta que vuelva a estar activo</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Counts as open to its people again</source>
        <translation>Vuelve a contar como abierto a su gente</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Mantenimiento</translation>
    </message>
    <message>
        <source>Counts as closed for work on it</source>
        <translation>Cuenta como cerrado por trabajos</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Goes on with the provisioning at the step that failed</source>
        <translation>Continúa el aprovisionamiento en el paso que falló</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Takes back every step of the provisioning; leaves nothing behind</source>
        <translation>Revierte todos los pasos del aprovisionamiento; no deja nada</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copiar como comando</translation>
    </message>
    <message>
        <source>The command lines for what is selected</source>
        <translation>Las líneas de comandos para la selección</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantColumns</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>La empresa</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>The short name; the subdomain too, where it is another</source>
        <translation>El nombre corto; también el subdominio, si es otro</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What the tenant may do now</source>
        <translation>Qué puede hacer ahora el tenant</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Last migration applied, and how many the product has beyond it</source>
        <translation>Última migración aplicada y cuántas más tiene el producto</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>What the tenant runs</source>
        <translation>Lo que ejecuta el tenant</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>The tier it pays for</source>
        <translation>El nivel que paga</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Where the database lives</source>
        <translation>Dónde está la base de datos</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>The name of its database</source>
        <translation>El nombre de su base de datos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Of the database, as last measured</source>
        <translation>De la base de datos, según la última medición</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Open now, as last measured</source>
        <translation>Abiertas, según la última medición</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Of a small query, as last measured</source>
        <translation>De una consulta pequeña, según la última medición</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>When the last one ended well</source>
        <translation>Cuándo terminó bien la última</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>When the tenant was provisioned</source>
        <translation>Cuándo se aprovisionó el tenant</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Words of our own to find it by</source>
        <translation>Palabras propias para encontrarlo</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantConnection</name>
    <message>
        <source>The server&apos;s address could not be read.</source>
        <translation>No se pudo leer la dirección del servidor.</translation>
    </message>
    <message>
        <source>Your own password is needed here.</source>
        <translation>Aquí hace falta la contraseña propia.</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando …</translation>
    </message>
    <message>
        <source>That is not your password.</source>
        <translation>Esa no es la contraseña de esta cuenta.</translation>
    </message>
    <message>
        <source>The password could not be shown.</source>
        <translation>No se pudo mostrar la contraseña.</translation>
    </message>
    <message numerus="yes">
        <source>Hidden again in %n second(s). A copy leaves the clipboard after half a minute.</source>
        <translation>
            <numerusform>Se oculta de nuevo en %n segundo. Una copia sale del portapapeles en medio minuto.</numerusform>
            <numerusform>Se oculta de nuevo en %n segundos. Una copia sale del portapapeles en medio minuto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password of the database role</source>
        <translation>Contraseña del rol de base de datos</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>Contraseña propia</translation>
    </message>
    <message>
        <source>Asked once more, because what comes next opens a customer&apos;s data.</source>
        <translation>Se pide otra vez porque lo que sigue abre los datos de un cliente.</translation>
    </message>
    <message numerus="yes">
        <source>Show for %n second(s)</source>
        <translation>
            <numerusform>Mostrar %n segundo</numerusform>
            <numerusform>Mostrar %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The password of the database role is shown to the role ADMIN only. You are signed in as %1 (%2).</source>
        <translation>La contraseña del rol de base de datos solo se muestra al rol ADMIN. Sesión iniciada como %1 (%2).</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantDetails</name>
    <message>
        <source>Opens %1 in the browser</source>
        <translation>Abre %1 en el navegador</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Detalles de %1</translation>
    </message>
    <message>
        <source>Edit this tenant</source>
        <translation>Editar este tenant</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Cerrar detalles</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Nombre de host</translation>
    </message>
    <message>
        <source>Parts of the details</source>
        <translation>Partes de los detalles</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantEditor</name>
    <message>
        <source>Load what is there now</source>
        <translation>Cargar lo que hay ahora</translation>
    </message>
    <message>
        <source>Somebody changed this tenant while it was being edited. Nothing was saved.</source>
        <translation>Alguien cambió este tenant mientras se editaba. No se guardó nada.</translation>
    </message>
    <message>
        <source>The change could not be saved.</source>
        <translation>No se pudo guardar el cambio.</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Nombre de la empresa</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Separated by commas, to find the tenant by: vip, pilot</source>
        <translation>Separadas por comas, para encontrar el tenant: vip, piloto</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Guardar cambios</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Command that makes this change</source>
        <translation>Comando que hace este cambio</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantFormat</name>
    <message>
        <source>Provisioning</source>
        <translation>Aprovisionamiento</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>hace %1 d</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format, as short as is usual</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm:ss t</source>
        <comment>date and time format with zone</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy, HH:mm:ss t</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>faltan %1</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantModel</name>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for screen readers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aún sin copia de seguridad</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Aún sin medir</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) behind; the product is at %1</source>
        <translation>
            <numerusform>Falta %n migración; el producto está en %1</numerusform>
            <numerusform>Faltan %n migraciones; el producto está en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantSearch</name>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantSummary</name>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Despliegue</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>exact time (how long ago)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>none applied yet</source>
        <translation>ninguna aplicada aún</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n migration(s) behind %2</source>
        <translation>
            <numerusform>%1, falta %n migración hasta %2</numerusform>
            <numerusform>%1, faltan %n migraciones hasta %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, up to date</source>
        <translation>%1, al día</translation>
    </message>
    <message>
        <source>Shared server</source>
        <translation>Servidor compartido</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>aún sin medir</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguna aún</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantTable</name>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>One row for each tenant; Enter opens its details</source>
        <translation>Una fila por tenant; Intro abre sus detalles</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>Columnas estándar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantTimeline</name>
    <message>
        <source>What happened to this tenant could not be read.</source>
        <translation>No se pudo leer lo que le ha pasado a este tenant.</translation>
    </message>
    <message>
        <source>Nothing is recorded about this tenant.</source>
        <translation>No hay nada registrado de este tenant.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>time, operator</comment>
        <translation>%1 por %2</translation>
    </message>
    <message>
        <source>%1, took %2</source>
        <translation>%1, duró %2</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n intento</numerusform>
            <numerusform>%n intentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Goes on at the step that failed</source>
        <translation>Continúa en el paso que falló</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Takes back every step, last one first; leaves nothing behind</source>
        <translation>Revierte todos los pasos, del último al primero; no deja nada</translation>
    </message>
    <message>
        <source>Open in Jobs</source>
        <translation>Abrir en Trabajos</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantsPage</name>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Going on with the provisioning. Jobs shows how it goes.</source>
        <translation>El aprovisionamiento continúa. En Trabajos se ve cómo va.</translation>
    </message>
    <message>
        <source>The tenants could not be read.</source>
        <translation>No se pudieron leer los tenants.</translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation>Aún no hay tenants</translation>
    </message>
    <message>
        <source>Provision the first: a few questions, and it has a database of its own.</source>
        <translation>Aprovisionar el primero: unas pocas preguntas y tiene su propia base de datos.</translation>
    </message>
    <message>
        <source>None is assigned to you. An administrator can change that.</source>
        <translation>Ninguno está asignado a esta cuenta. Un administrador puede cambiarlo.</translation>
    </message>
    <message>
        <source>Provision the first tenant</source>
        <translation>Aprovisionar el primer tenant</translation>
    </message>
    <message>
        <source>No tenant matches</source>
        <translation>Ningún tenant coincide</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are there, none of them is what the filter asks for.</source>
        <translation>
            <numerusform>Hay %n tenant, pero no es lo que pide el filtro.</numerusform>
            <numerusform>Hay %n tenants, pero ninguno es lo que pide el filtro.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Quitar el filtro</translation>
    </message>
    <message>
        <source>The tenants could not be read again.</source>
        <translation>No se pudieron leer de nuevo los tenants.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s)</source>
        <translation>
            <numerusform>%1 de %Ln tenant</numerusform>
            <numerusform>%1 de %Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source> (the first of them: no more are kept on this computer)</source>
        <translation> (los primeros: este equipo no guarda más)</translation>
    </message>
    <message numerus="yes">
        <source>· %Ln selected</source>
        <translation>
            <numerusform>· %Ln seleccionado</numerusform>
            <numerusform>· %Ln seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>The changes to this tenant are not saved.</source>
        <translation>Los cambios de este tenant no están guardados.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Descartarlos</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Export the shown rows as CSV</source>
        <translation>Exportar las filas visibles como CSV</translation>
    </message>
    <message>
        <source>Pause %1? It counts as paused until it is active again.</source>
        <translation>¿Pausar %1? Contará como en pausa hasta que vuelva a estar activo.</translation>
    </message>
    <message numerus="yes">
        <source>Pause %Ln tenant(s)? They count as paused until they are active again.</source>
        <translation>
            <numerusform>¿Pausar %Ln tenant? Contará como en pausa hasta que vuelva a estar activo.</numerusform>
            <numerusform>¿Pausar %Ln tenants? Contarán como en pausa hasta que vuelvan a estar activos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Put %1 in maintenance? It counts as closed until it is active again.</source>
        <translation>¿Poner %1 en mantenimiento? Contará como cerrado hasta que vuelva a estar activo.</translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln tenant(s) in maintenance? They count as closed until they are active again.</source>
        <translation>
            <numerusform>¿Poner %Ln tenant en mantenimiento? Contará como cerrado hasta que vuelva a estar activo.</numerusform>
            <numerusform>¿Poner %Ln tenants en mantenimiento? Contarán como cerrados hasta que vuelvan a estar activos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start maintenance</source>
        <translation>Iniciar mantenimiento</translation>
    </message>
    <message>
        <source>Activate %1? It counts as open to its people again.</source>
        <translation>¿Activar %1? Volverá a contar como abierto a su gente.</translation>
    </message>
    <message numerus="yes">
        <source>Activate %Ln tenant(s)? They count as open to their people again.</source>
        <translation>
            <numerusform>¿Activar %Ln tenant? Volverá a contar como abierto a su gente.</numerusform>
            <numerusform>¿Activar %Ln tenants? Volverán a contar como abiertos a su gente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected tenant(s) stay as they are: their state does not allow it.</source>
        <translation>
            <numerusform>%Ln tenant seleccionado se queda como está: su estado no lo permite.</numerusform>
            <numerusform>%Ln tenants seleccionados se quedan como están: su estado no lo permite.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausando</translation>
    </message>
    <message>
        <source>Activating</source>
        <translation>Activando</translation>
    </message>
    <message>
        <source>Starting maintenance</source>
        <translation>Iniciando mantenimiento</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) paused.</source>
        <translation>
            <numerusform>%Ln tenant en pausa.</numerusform>
            <numerusform>%Ln tenants en pausa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) activated.</source>
        <translation>
            <numerusform>%Ln tenant activado.</numerusform>
            <numerusform>%Ln tenants activados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) put in maintenance.</source>
        <translation>
            <numerusform>%Ln tenant en mantenimiento.</numerusform>
            <numerusform>%Ln tenants en mantenimiento.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %Ln tenant(s) were left as they are.</source>
        <translation>
            <numerusform>Cancelado: %Ln tenant se quedó como estaba.</numerusform>
            <numerusform>Cancelado: %Ln tenants se quedaron como estaban.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stayed as it was.</source>
        <translation>%1 se quedó como estaba.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) stayed as they were: %1</source>
        <translation>
            <numerusform>%Ln tenant se quedó como estaba: %1</numerusform>
            <numerusform>%Ln tenants se quedaron como estaban: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> y %Ln más</numerusform>
            <numerusform> y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Select them</source>
        <translation>Seleccionarlos</translation>
    </message>
    <message>
        <source>What happened to this tenant could not be read.</source>
        <translation>No se pudo leer lo que le ha pasado a este tenant.</translation>
    </message>
    <message>
        <source>Nothing of this tenant is left to finish: it may be running just now.</source>
        <translation>No queda nada que terminar de este tenant: puede que se esté ejecutando ahora.</translation>
    </message>
    <message>
        <source>Undo everything of the provisioning of %1? Its database and role are removed.</source>
        <translation>¿Deshacer todo el aprovisionamiento de %1? Se eliminan su base de datos y su rol.</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Undoing. Jobs shows how it goes.</source>
        <translation>Deshaciendo. En Trabajos se ve cómo va.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) copied.</source>
        <translation>
            <numerusform>%Ln comando copiado.</numerusform>
            <numerusform>%Ln comandos copiados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln host name(s) copied.</source>
        <translation>
            <numerusform>%Ln nombre de host copiado.</numerusform>
            <numerusform>%Ln nombres de host copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exportar como CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>tenants</source>
        <comment>file name</comment>
        <translation>tenants</translation>
    </message>
    <message>
        <source>The rows could not be exported.</source>
        <translation>No se pudieron exportar las filas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln fila escrita en %1</numerusform>
            <numerusform>%Ln filas escritas en %1</numerusform>
        </translation>
    </message>
</context>
</TS>
